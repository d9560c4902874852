package io.rounds.ingest.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.rounds.ingest.container.Member;
import io.rounds.ingest.draft.Timestamps;
import io.rounds.ingest.encoding.Utf8Text;
import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.json.JsonTokens;
import io.rounds.ingest.x.NoteTweets;
import io.rounds.ingest.x.NoteTweets.NoteTweet;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code note-tweet.js} of a personal archive of Twitter: {@code {"noteTweet": {"createdAt": ..., "core": {"text":
 * ..., "urls": [{"expandedUrl": ...}]}}}}. It is read whole when its {@code tweets.js} is opened, up to
 * {@value #MAX_BYTES} bytes.
 */
final class NoteTweetFile {
    /** What the first line says that such a file holds. */
    static final String KIND = "note_tweet";

    static final int MAX_BYTES = 32 << 20;
    private static final String NAME = "note-tweet.js";

    private NoteTweetFile() {}

    /** Whether these are long posts that are read with the {@code tweets.js} beside the file, so that nothing is left to read. */
    static boolean isReadWithTweets(ScriptHeader header, Member file) throws IOException {
        return header.kind().equals(KIND) && file.sibling("tweets.js") != null;
    }

    /**
     * The long posts of the {@code note-tweet.js} beside this file; none where there is no such file, or no such JSON.
     *
     * @throws IOException when it cannot be read
     */
    static NoteTweets beside(Member tweets) throws IOException {
        Member file = tweets.sibling(NAME);
        if (file == null) {
            return NoteTweets.NONE;
        }
        byte[] bytes;
        try (InputStream in = new Utf8Text(file.open())) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            return NoteTweets.NONE;
        }
        ScriptHeader header = ScriptHeader.of(bytes);
        if (header == null || !header.kind().equals(KIND)) {
            return NoteTweets.NONE;
        }
        List<NoteTweet> posts = new ArrayList<>();
        try (JsonScanner json = JsonScanner.of(bytes, header.length(), bytes.length)) {
            if (json.nextToken() == JsonToken.START_ARRAY) {
                while (JsonTokens.nextObject(json)) {
                    read(json, posts);
                }
            }
        } catch (JsonProcessingException cut) {
            // What was read before the damage still completes its tweets.
            return new NoteTweets(posts);
        }
        return new NoteTweets(posts);
    }

    private static void read(JsonScanner json, List<NoteTweet> posts) throws IOException {
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            if (!field.equals("noteTweet")) {
                JsonTokens.skip(json);
            } else if (JsonTokens.object(json)) {
                NoteTweet post = readPost(json);
                if (post != null) {
                    posts.add(post);
                }
            }
        }
    }

    private static @Nullable NoteTweet readPost(JsonScanner json) throws IOException {
        @Nullable Instant createdAt = null;
        @Nullable String text = null;
        List<String> urls = new ArrayList<>(2);
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            if (field.equals("createdAt")) {
                createdAt = Timestamps.parse(JsonTokens.string(json));
            } else if (!field.equals("core")) {
                JsonTokens.skip(json);
            } else if (JsonTokens.object(json)) {
                for (String inner = json.nextFieldName(); inner != null; inner = json.nextFieldName()) {
                    switch (inner) {
                        case "text" -> text = JsonTokens.string(json);
                        case "urls" -> readUrls(json, urls);
                        default -> JsonTokens.skip(json);
                    }
                }
            }
        }
        return createdAt == null || text == null ? null : new NoteTweet(createdAt, text, urls);
    }

    private static void readUrls(JsonScanner json, List<String> urls) throws IOException {
        if (!JsonTokens.array(json)) {
            return;
        }
        while (JsonTokens.nextObject(json)) {
            @Nullable String shortened = null;
            @Nullable String expanded = null;
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                switch (field) {
                    case "expandedUrl" -> expanded = JsonTokens.string(json);
                    case "shortUrl" -> shortened = JsonTokens.string(json);
                    default -> JsonTokens.skip(json);
                }
            }
            String url = expanded == null || expanded.isEmpty() ? shortened : expanded;
            if (url != null) {
                urls.add(url);
            }
        }
    }
}
