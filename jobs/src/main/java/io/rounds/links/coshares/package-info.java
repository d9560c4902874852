/**
 * Co-sharing: accounts that repeatedly share the same links shortly after one another. A pair of such accounts becomes a
 * document.
 *
 * <p>{@link io.rounds.links.coshares.LinkSharers} finds who shared one link shortly after whom, {@link
 * io.rounds.links.coshares.CoShareHistory} collects the co-shares of one account, and {@link
 * io.rounds.links.coshares.CoSharerPair} joins both sides of a pair. {@link
 * io.rounds.links.coshares.CoordinationInterval} estimates what "shortly" means.
 */
@NullMarked
package io.rounds.links.coshares;

import org.jspecify.annotations.NullMarked;
