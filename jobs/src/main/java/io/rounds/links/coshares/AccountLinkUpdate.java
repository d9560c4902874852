package io.rounds.links.coshares;

import org.jspecify.annotations.Nullable;

/**
 * An update of an account about one link: that it shared the link itself, or that another account did so shortly before or
 * after. Replaces earlier updates of the same account, link and other account.
 *
 * @param account the recipient
 * @param handle of that account
 * @param link canonical form
 * @param other the other account; null for the account's own share
 * @param atMillis the account's first share of the link; with another account, the later one of the two first shares
 * @param gapMillis between the two, 0 or more
 * @param removed whether the share or co-share was removed
 */
public record AccountLinkUpdate(
        String account,
        String handle,
        String link,
        @Nullable String other,
        long atMillis,
        int gapMillis,
        boolean removed) {}
