package io.rounds.links.coshares;

import java.util.List;

/**
 * One side of two accounts that share the same links shortly after one another.
 *
 * @param account whose side this is
 * @param companion the other account
 * @param ownLinks how many different links the account shared in words of its own
 * @param together links that both shared
 */
public record CoSharer(String account, String handle, String companion, int ownLinks, List<CoShare> together) {

    /** What both sides meet by, and the id of their document: the smaller id, {@code ~}, the other. */
    public String pair() {
        return account.compareTo(companion) < 0 ? account + '~' + companion : companion + '~' + account;
    }
}
