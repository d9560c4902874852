package io.rounds.explorer.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.documents.Indices;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.contract.Parameters;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.SearchResult;
import io.rounds.explorer.store.Store;
import java.util.List;

/** A chat with the tweets that its report names. */
final class ChatResource implements Resource {
    private static final int LATEST = 10;

    private final Store store;

    ChatResource(Store store) {
        this.store = store;
    }

    @Override
    public ObjectNode answer(Parameters parameters) {
        ChatTweets chat = ChatTweets.of(store, parameters.text("id"));
        List<String> named = chat.named();
        List<SearchResult> found = store.search(List.of(
                TweetSummaries.search(named),
                Search.in(Indices.TWEETS, LATEST)
                        .where(chat.tweets().not("kind", "repost"))
                        .descending("created_at")
                        .descending("id")
                        .fields(TweetSummaries.FIELDS)));
        ObjectNode json = Json.object();
        json.set("chat", chat.json());
        ArrayNode tweets = json.putArray("tweets");
        for (JsonNode summary : TweetSummaries.inOrder(named, TweetSummaries.byId(found.get(0)))) {
            tweets.add(chat.discreet(summary));
        }
        ArrayNode latest = json.putArray("latest");
        for (JsonNode tweet : found.get(1).documents()) {
            latest.add(chat.discreet(TweetSummaries.of(tweet)));
        }
        return json;
    }
}
