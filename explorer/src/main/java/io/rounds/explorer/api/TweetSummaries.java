package io.rounds.explorer.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.documents.Indices;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.store.Filter;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.SearchResult;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of tweets that are needed to link to them. */
public final class TweetSummaries {
    private static final String[] FIELDS = {
        "id",
        "platform",
        "url",
        "created_at",
        "kind",
        "text",
        "author.id",
        "author.handle",
        "author.name",
        "author.verified",
        "author.automated",
        "hashtags",
        "labels",
        "confidentiality",
        "reply_to",
        "repost_of"
    };

    private static final int EXCERPT = 280;
    private static final String TEXT = "text";

    private TweetSummaries() {}

    /** The fields of a tweet that are read. */
    public static String[] fields() {
        return FIELDS.clone();
    }

    /** A search for tweets by their ids. */
    public static Search search(Collection<String> ids) {
        return Search.in(Indices.TWEETS, Math.max(1, ids.size()))
                .where(Filter.all().terms("id", ids))
                .fields(FIELDS);
    }

    /** The summaries of the tweets found, by id. */
    public static Map<String, JsonNode> byId(SearchResult found) {
        Map<String, JsonNode> summaries = new LinkedHashMap<>();
        for (JsonNode tweet : found.documents()) {
            summaries.put(tweet.path("id").asText(), of(tweet));
        }
        return summaries;
    }

    /** The summaries that exist, in the order of the ids. */
    public static ArrayNode inOrder(List<String> ids, Map<String, JsonNode> summaries) {
        ArrayNode rows = Json.array();
        for (String id : ids) {
            JsonNode summary = summaries.get(id);
            if (summary != null) {
                rows.add(summary);
            }
        }
        return rows;
    }

    /** A tweet's document with an excerpt in place of its text; without an excerpt if the text may identify a patient. */
    public static ObjectNode of(JsonNode tweet) {
        ObjectNode summary = ((ObjectNode) tweet).deepCopy();
        String text = tweet.path(TEXT).asText();
        summary.remove(TEXT);
        if (tweet.path("confidentiality").isEmpty() && !text.isEmpty()) {
            summary.put("excerpt", excerpt(text));
        }
        return summary;
    }

    private static String excerpt(String text) {
        if (text.codePointCount(0, text.length()) <= EXCERPT) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, EXCERPT)) + '…';
    }
}
