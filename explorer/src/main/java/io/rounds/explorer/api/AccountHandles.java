package io.rounds.explorer.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.documents.Indices;
import io.rounds.explorer.store.Filter;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.SearchResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The handles of accounts by their latest tweets. */
final class AccountHandles {
    private static final int MAX_WITH_ONE_HANDLE = 20;

    private AccountHandles() {}

    /** A search for the handles of accounts, each named by network and account id such as {@code x:123}. */
    static Search ofAccounts(Collection<String> accounts) {
        List<String> ids = new ArrayList<>();
        accounts.forEach(account -> ids.add(account.substring(account.indexOf(':') + 1)));
        return search(Math.max(1, ids.size())).where(Filter.all().terms("author.id", ids));
    }

    /** A search for the accounts with this handle in upper or lower case. */
    static Search withHandle(String handle) {
        return search(MAX_WITH_ONE_HANDLE).where(Filter.all().and(Filter.anyCaseTermQuery("author.handle", handle)));
    }

    private static Search search(int size) {
        return Search.in(Indices.TWEETS, size)
                .collapse("author.id")
                .descending("created_at")
                .fields("platform", "author.id", "author.handle");
    }

    /** The handles found, by account. */
    static Map<String, String> byAccount(SearchResult found) {
        Map<String, String> handles = new HashMap<>();
        for (JsonNode tweet : found.documents()) {
            String account = tweet.path("platform").asText()
                    + ':'
                    + tweet.at("/author/id").asText();
            handles.put(account, tweet.at("/author/handle").asText());
        }
        return handles;
    }
}
