package io.rounds.links.coshares;

import org.jspecify.annotations.Nullable;

/**
 * What an account learns about one link: that it shares it itself, or that somebody else shared it shortly before or
 * after. Replaces what was known of the same account, link and companion.
 *
 * @param account who learns
 * @param handle of that account
 * @param link canonical form
 * @param companion who else; null where this tells of the account's own share
 * @param atMillis the account's first share of the link; with a companion, the later one of the two first shares
 * @param gapMillis between the two, 0 or more
 * @param gone whether it is so no longer
 */
public record AccountLinkUpdate(
        String account,
        String handle,
        String link,
        @Nullable String companion,
        long atMillis,
        int gapMillis,
        boolean gone) {}
