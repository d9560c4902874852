package io.rounds.links.coshares;

import java.util.List;

/**
 * One side of a pair of accounts that share the same links shortly after one another.
 *
 * @param account whose side this is
 * @param other the other account
 * @param ownLinks number of different links that the account shared itself, reposts excluded
 * @param coShares links that both shared
 */
public record CoSharer(String account, String handle, String other, int ownLinks, List<CoShare> coShares) {

    /** The key of both sides and the id of their document: the smaller id, {@code ~}, the other. */
    public String pair() {
        return account.compareTo(other) < 0 ? account + '~' + other : other + '~' + account;
    }
}
