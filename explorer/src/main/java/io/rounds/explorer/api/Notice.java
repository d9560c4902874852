package io.rounds.explorer.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.Store;

/** Why an answer holds nothing, and what to do. */
enum Notice {
    NO_DATA(
            "no-data",
            "Nothing has been analysed yet.",
            "Start a stream, for example with 'rounds demo', or bring an archive with 'rounds replay'. This page shows the"
                    + " first results by itself."),
    NO_WINDOW("no-window", "There is no such window with anything in it.", "Choose another time, window or community."),
    NOTHING_FOUND("nothing-found", "Nothing fits.", "Leave out a filter, or take a longer period.");

    private final String code;
    private final String text;
    private final String advice;

    Notice(String code, String text, String advice) {
        this.code = code;
        this.text = text;
        this.advice = advice;
    }

    JsonNode json() {
        return Json.object().put("code", code).put("text", text).put("advice", advice);
    }

    /** Why a list is empty: since its index is, or since nothing in it fits; JSON's null where it is not empty. */
    static JsonNode ofList(boolean empty, Store store, String index) {
        if (!empty) {
            return Json.orNull(null);
        }
        boolean nothing = store.search(Search.in(index, 1).fields("id")).first() == null;
        return (nothing ? NO_DATA : NOTHING_FOUND).json();
    }

    /** Itself where something is empty, else JSON's null. */
    JsonNode ifEmpty(boolean empty) {
        return empty ? json() : Json.orNull(null);
    }
}
