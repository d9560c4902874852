package io.rounds.explorer.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.Store;

/** Why an answer is empty, and what to do about it. */
public enum Notice {
    NO_DATA(
            "no-data",
            "There is no data yet.",
            "Start a stream, for example with 'rounds demo', or analyze an archive with 'rounds replay'. This page shows the"
                    + " first results automatically."),
    NO_WINDOW("no-window", "There are no trends in this window.", "Choose another time, window or community."),
    NOTHING_FOUND("nothing-found", "No results match the filters.", "Remove a filter or choose a longer period.");

    private final String code;
    private final String text;
    private final String advice;

    Notice(String code, String text, String advice) {
        this.code = code;
        this.text = text;
        this.advice = advice;
    }

    public JsonNode json() {
        return Json.object().put("code", code).put("text", text).put("advice", advice);
    }

    /** The notice of a list: no data if its index is empty, nothing found if only the list is; JSON's null if it has rows. */
    public static JsonNode ofList(boolean empty, Store store, String index) {
        if (!empty) {
            return Json.orNull(null);
        }
        boolean nothing = store.search(Search.in(index, 1).fields("id")).first() == null;
        return (nothing ? NO_DATA : NOTHING_FOUND).json();
    }

    /** This notice if an answer is empty, else JSON's null. */
    public JsonNode ifEmpty(boolean empty) {
        return empty ? json() : Json.orNull(null);
    }
}
