package io.rounds.explorer.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.documents.Indices;
import io.rounds.explorer.store.Query;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.SearchResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What accounts are called, by their latest tweets. */
final class AccountHandles {
    private static final int MOST_WITH_ONE = 20;

    private AccountHandles() {}

    /** Asks for the handles of accounts; each is named by network and account id, as {@code x:123}. */
    static Search search(Collection<String> accounts) {
        List<String> ids = new ArrayList<>();
        accounts.forEach(account -> ids.add(account.substring(account.indexOf(':') + 1)));
        return ofAccounts(Math.max(1, ids.size())).where(Query.all().terms("author.id", ids));
    }

    /** Asks for the accounts that are called so, whatever the case. */
    static Search accounts(String handle) {
        return ofAccounts(MOST_WITH_ONE).where(Query.all().and(Query.anyCaseJson("term", "author.handle", handle)));
    }

    private static Search ofAccounts(int size) {
        return Search.in(Indices.TWEETS, size)
                .oneForEach("author.id")
                .descending("created_at")
                .fields("platform", "author.id", "author.handle");
    }

    /** What was found: handles by account. */
    static Map<String, String> of(SearchResult found) {
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
