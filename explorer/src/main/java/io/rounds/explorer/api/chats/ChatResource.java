package io.rounds.explorer.api.chats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.documents.Indices;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.api.Resource;
import io.rounds.explorer.api.TweetSummaries;
import io.rounds.explorer.contract.Parameters;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.SearchResults;
import io.rounds.explorer.store.Store;
import java.util.List;

/** A chat with the tweets that its report names and the latest ones. */
public final class ChatResource implements Resource {
    private static final int LATEST = 10;

    private final Store store;

    public ChatResource(Store store) {
        this.store = store;
    }

    @Override
    public ObjectNode answer(Parameters parameters) {
        ChatTweets chat = ChatTweets.of(store, parameters.text("id"));
        List<String> namedIds = chat.namedIds();
        Search namedTweets = TweetSummaries.search(namedIds);
        Search latestTweets = Search.in(Indices.TWEETS, LATEST)
                .where(chat.tweets().not("kind", "repost"))
                .descending("created_at")
                .descending("id")
                .fields(TweetSummaries.fields());
        SearchResults found = store.search(List.of(namedTweets, latestTweets));
        ObjectNode json = Json.object();
        json.set("chat", chat.json());
        ArrayNode tweets = json.putArray("tweets");
        for (JsonNode summary : TweetSummaries.inOrder(namedIds, TweetSummaries.byId(found.of(namedTweets)))) {
            tweets.add(chat.redacted(summary));
        }
        ArrayNode latest = json.putArray("latest");
        for (JsonNode tweet : found.of(latestTweets).documents()) {
            latest.add(chat.redacted(TweetSummaries.of(tweet)));
        }
        return json;
    }
}
