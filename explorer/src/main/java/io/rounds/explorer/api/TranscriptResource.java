package io.rounds.explorer.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.documents.Indices;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.contract.Cursor;
import io.rounds.explorer.contract.Parameters;
import io.rounds.explorer.store.Query;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.SearchResult;
import io.rounds.explorer.store.Store;
import java.util.List;

/** The tweets of a chat, page by page. */
final class TranscriptResource implements Resource {
    private final Store store;

    TranscriptResource(Store store) {
        this.store = store;
    }

    @Override
    public ObjectNode answer(Parameters parameters) {
        int size = parameters.number("size");
        JsonNode place = Cursor.place(parameters, 2);
        ChatTweets chat = ChatTweets.of(store, parameters.text("id"));
        Query query = parameters.flag("reposts") ? chat.tweets() : chat.tweets().not("kind", "repost");
        Search search =
                Search.in(Indices.TWEETS, size + 1).where(query).counted().fields(TweetSummaries.FIELDS);
        search = parameters.text("order").equals("newest")
                ? search.descending("created_at").descending("id")
                : search.ascending("created_at").ascending("id");
        SearchResult found = store.search(place == null ? search : search.behind(place));
        List<JsonNode> tweets = found.documents();
        ObjectNode json = Json.object();
        ArrayNode rows = json.putArray("tweets");
        for (JsonNode tweet : tweets.subList(0, Math.min(size, tweets.size()))) {
            rows.add(chat.discreet(TweetSummaries.of(tweet)));
        }
        json.put("total", found.total()).put("next", Cursor.next(found, size));
        return json;
    }
}
