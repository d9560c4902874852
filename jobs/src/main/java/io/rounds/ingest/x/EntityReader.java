package io.rounds.ingest.x;

import com.fasterxml.jackson.core.JsonToken;
import io.rounds.ingest.draft.ContentDraft;
import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.json.JsonTokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code entities} object of both versions of X's API: {@code hashtags} ({@code tag} or {@code text}),
 * {@code mentions} ({@code username}) or {@code user_mentions} ({@code screen_name}), and {@code urls}, of which the one
 * nearest to the target counts: {@code unwound_url}, then {@code expanded_url}, then the shortened {@code url}. The
 * addresses of {@code media} are only noted: they stand in the text and are no links.
 */
final class EntityReader {
    private EntityReader() {}

    /** The lists, or null where the object is of another shape, so that the text has to be read instead. */
    static ContentDraft.@Nullable Entities read(JsonScanner json) throws IOException {
        if (!JsonTokens.object(json)) {
            return null;
        }
        @Nullable List<String> hashtags = List.of();
        @Nullable List<String> mentions = List.of();
        @Nullable List<String> urls = List.of();
        List<String> attached = List.of();
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "hashtags" -> hashtags = strings(json, "tag", "text");
                case "mentions", "user_mentions" -> mentions = strings(json, "username", "screen_name");
                case "urls" -> urls = urls(json);
                case "media" -> attached = attached(json);
                default -> JsonTokens.skip(json);
            }
        }
        return hashtags == null || mentions == null || urls == null
                ? null
                : new ContentDraft.Entities(hashtags, mentions, urls, attached);
    }

    private static List<String> attached(JsonScanner json) throws IOException {
        if (!JsonTokens.array(json)) {
            return List.of();
        }
        List<String> attached = new ArrayList<>(4);
        while (JsonTokens.nextObject(json)) {
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                String url = field.equals("url") ? JsonTokens.string(json) : null;
                if (url != null) {
                    attached.add(url);
                } else if (!field.equals("url")) {
                    JsonTokens.skip(json);
                }
            }
        }
        return attached;
    }

    /** One string of each object of a list; null if there is an element without it. */
    private static @Nullable List<String> strings(JsonScanner json, String name, String otherName) throws IOException {
        if (!JsonTokens.array(json)) {
            return json.currentToken() == JsonToken.VALUE_NULL ? List.of() : null;
        }
        @Nullable List<String> strings = new ArrayList<>(4);
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            @Nullable String value = null;
            if (token == JsonToken.START_OBJECT) {
                for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                    if (field.equals(name) || field.equals(otherName)) {
                        value = JsonTokens.string(json);
                    } else {
                        JsonTokens.skip(json);
                    }
                }
            } else {
                json.skipChildren();
            }
            strings = add(strings, value);
        }
        return strings;
    }

    private static @Nullable List<String> urls(JsonScanner json) throws IOException {
        if (!JsonTokens.array(json)) {
            return json.currentToken() == JsonToken.VALUE_NULL ? List.of() : null;
        }
        @Nullable List<String> urls = new ArrayList<>(4);
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                urls = add(urls, url(json));
            } else {
                json.skipChildren();
                urls = null;
            }
        }
        return urls;
    }

    private static @Nullable String url(JsonScanner json) throws IOException {
        @Nullable String shortened = null;
        @Nullable String expanded = null;
        @Nullable String unwound = null;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "url" -> shortened = JsonTokens.string(json);
                case "expanded_url" -> expanded = JsonTokens.string(json);
                case "unwound_url" -> unwound = JsonTokens.string(json);
                case "unwound" -> unwound = unwound(json);
                default -> JsonTokens.skip(json);
            }
        }
        if (unwound != null && !unwound.isEmpty()) {
            return unwound;
        }
        return expanded != null && !expanded.isEmpty() ? expanded : shortened;
    }

    /** X API v1.1's enrichment: {@code "unwound": {"url": ..., "status": ...}}. */
    private static @Nullable String unwound(JsonScanner json) throws IOException {
        if (!JsonTokens.object(json)) {
            return null;
        }
        @Nullable String url = null;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            if (field.equals("url")) {
                url = JsonTokens.string(json);
            } else {
                JsonTokens.skip(json);
            }
        }
        return url;
    }

    private static @Nullable List<String> add(@Nullable List<String> list, @Nullable String value) {
        if (list == null || value == null) {
            return null;
        }
        list.add(value);
        return list;
    }
}
