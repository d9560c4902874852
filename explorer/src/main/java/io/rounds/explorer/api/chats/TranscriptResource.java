package io.rounds.explorer.api.chats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.documents.Indices;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.api.Page;
import io.rounds.explorer.api.Resource;
import io.rounds.explorer.api.TweetSummaries;
import io.rounds.explorer.contract.Cursor;
import io.rounds.explorer.contract.Parameters;
import io.rounds.explorer.store.Filter;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.Store;

/** The tweets of a chat, page by page. */
public final class TranscriptResource implements Resource {
    private final Store store;

    public TranscriptResource(Store store) {
        this.store = store;
    }

    @Override
    public ObjectNode answer(Parameters parameters) {
        int size = parameters.number("size");
        JsonNode after = Cursor.sortValues(parameters, Page.SORT_VALUES);
        ChatTweets chat = ChatTweets.of(store, parameters.text("id"));
        Filter filter =
                parameters.flag("reposts") ? chat.tweets() : chat.tweets().not("kind", "repost");
        Search search =
                Search.in(Indices.TWEETS, size + 1).where(filter).countTotal().fields(TweetSummaries.fields());
        search = parameters.text("order").equals("newest")
                ? search.descending("created_at").descending("id")
                : search.ascending("created_at").ascending("id");
        Page page = Page.of(store.search(Page.begin(search, after)), size);
        ObjectNode json = Json.object();
        ArrayNode rows = json.putArray("tweets");
        for (JsonNode tweet : page.documents()) {
            rows.add(chat.redacted(TweetSummaries.of(tweet)));
        }
        json.put("total", page.total()).put("next", page.next());
        return json;
    }
}
