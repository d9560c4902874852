package io.rounds.ingest.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.ingest.draft.Assembler;
import io.rounds.ingest.draft.FormatParser;
import io.rounds.ingest.draft.Outcome;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.draft.TooManyValues;
import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.x.XV11Parser;
import io.rounds.model.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses the records of all tools and stores of this package. */
public final class ToolParser implements FormatParser {
    /** The largest record in bytes: a tree takes some ten times its size. Responses and pages have up to 5 MiB. */
    public static final int MAX_BYTES = 16 << 20;

    private static final String TABLE = "pandas table";

    private final XV11Parser statuses;
    private final List<Rejection> others = new ArrayList<>();
    private String format = "";
    private boolean recognised;
    private @Nullable Rejection problem;
    private byte @Nullable [] unwrapped;

    public ToolParser(Assembler assembler) {
        this.statuses = new XV11Parser(assembler, null);
    }

    @Override
    public void read(JsonScanner json) throws IOException {
        others.clear();
        recognised = true;
        format = "a store's documents";
        problem = null;
        unwrapped = null;
        JsonNode record = Json.read(json.jackson());
        JsonNode inside = Store.unwrapped(record);
        if (inside != null) {
            unwrapped = Json.bytes(inside);
            return;
        }
        try {
            readTweets(record);
        } catch (Rejection rejection) {
            problem = rejection;
        }
    }

    private void readTweets(JsonNode record) throws IOException, Rejection {
        if (Snscrape.is(record)) {
            format = "snscrape";
            read(Snscrape.status(record));
        } else if (Twint.is(record)) {
            format = "twint";
            read(Twint.status(record));
        } else if (ActivityStream.is(record)) {
            format = "Activity Streams";
            read(ActivityStream.status(record));
        } else if (EarlySearch.is(record)) {
            format = "early search API";
            read(EarlySearch.status(record));
        } else if (Reseller.is(record)) {
            format = "twitterapi.io";
            read(Reseller.status(record));
        } else if (GraphQl.is(record)) {
            format = "X GraphQL";
            read(GraphQl.status(record));
        } else if (GraphQl.isExported(record)) {
            format = "twitter-web-exporter";
            read(GraphQl.exported(record));
        } else if (GraphQl.isResponse(record)) {
            format = "X GraphQL";
            List<ObjectNode> found = new ArrayList<>();
            GraphQl.collect(record.path("data"), 0, found, others);
            readPage(found);
        } else if (AdaptiveSearch.is(record)) {
            format = "X web search";
            List<ObjectNode> found = new ArrayList<>();
            AdaptiveSearch.collect(record, found, others);
            readPage(found);
        } else if (isEarlySearch(record)) {
            format = "search results";
            readResults(record.path("results"));
        } else {
            JsonNode list = Store.list(record);
            if (list == null) {
                throw other(record);
            }
            format = "a list of records";
            unwrapped = Json.bytes(list);
        }
    }

    private static boolean isEarlySearch(JsonNode record) {
        JsonNode results = record.path("results");
        return results.isArray()
                && (results.isEmpty() ? record.has("refresh_url") || record.has("completed_in") : isResult(results));
    }

    private static boolean isResult(JsonNode results) {
        return EarlySearch.is(results.path(0)) || ActivityStream.is(results.path(0)) || isStatus(results.path(0));
    }

    private static boolean isStatus(JsonNode result) {
        return result.has("id_str") && Json.isObject(result, "user");
    }

    /** Pages of the first search API, of GNIP's search and of the premium search, which has statuses of v1.1. */
    private void readResults(JsonNode results) throws IOException, Rejection {
        List<ObjectNode> found = new ArrayList<>();
        for (JsonNode result : results) {
            TooManyValues.check(found.size());
            try {
                if (EarlySearch.is(result)) {
                    found.add(EarlySearch.status(result));
                } else if (ActivityStream.is(result)) {
                    found.add(ActivityStream.status(result));
                } else if (result.isObject()) {
                    found.add((ObjectNode) result);
                } else {
                    throw new Rejection(Reason.WRONG_TYPE, "The elements of \"results\" must be objects.");
                }
            } catch (Rejection rejection) {
                others.add(rejection);
            }
        }
        readPage(found);
    }

    /** Why a record of none of the formats is rejected. */
    private Rejection other(JsonNode record) {
        JsonNode info = Json.at(record, "info");
        if (info != null && Json.isText(info, "message")) {
            String message = String.valueOf(Json.text(info, "message"));
            return new Rejection(Reason.READER_ERROR, "info: " + message.substring(0, Math.min(message.length(), 200)));
        }
        if (record.path("users").isArray() && (record.size() == 1 || hasIncludes(record))) {
            return new Rejection(
                    Reason.NO_TWEET_USERS,
                    "The includes of a page of X API v2, without the page: put them beside its data file, named alike (data_1.json and"
                            + " users_1.json), and read that.");
        }
        recognised = false;
        return new Rejection(Reason.UNKNOWN_FORMAT, "A JSON object of none of the known formats.");
    }

    private static boolean hasIncludes(JsonNode record) {
        return record.path("tweets").isArray()
                || record.path("media").isArray()
                || record.path("places").isArray();
    }

    private void read(ObjectNode status) throws IOException, Rejection {
        if (status.isEmpty()) {
            throw new Rejection(Reason.UNKNOWN_FORMAT, "A record of " + format + " without any field of a tweet.");
        }
        try (JsonScanner json = JsonScanner.of(status.traverse())) {
            json.nextToken();
            json.nextFieldName();
            statuses.read(json);
        }
    }

    private void readPage(List<ObjectNode> found) throws IOException, Rejection {
        ObjectNode page = Json.object();
        page.putArray("statuses").addAll(found);
        read(page);
    }

    /**
     * Looks whether a part of a record is a table of pandas; then {@link #unwrapped()} returns its rows.
     *
     * @throws IOException when the JSON is broken
     */
    public void readTable(byte[] record, int from, int to) throws IOException {
        format = TABLE;
        unwrapped = Table.rows(record, from, to);
    }

    /** What messages call the format of the last record. */
    public String format() {
        return format;
    }

    /** Whether what {@link #unwrapped()} returns are the rows of a table. */
    public boolean isTable() {
        return format.equals(TABLE);
    }

    /** Whether the last record was of one of the formats. */
    public boolean recognised() {
        return recognised;
    }

    /** The records that the last one wraps, as JSON: an object, or an array of them. Null if it wraps none. */
    public byte @Nullable [] unwrapped() {
        return unwrapped;
    }

    @Override
    public void emit(Outcome outcome) throws Rejection {
        if (problem != null) {
            throw problem;
        }
        statuses.emit(outcome);
        others.forEach(outcome::reject);
    }
}
