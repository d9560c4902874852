package io.rounds.ingest.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.rounds.ingest.ArchiveRecord;
import io.rounds.ingest.container.Member;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.draft.Timestamps;
import io.rounds.ingest.encoding.Utf8Text;
import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.json.JsonTokens;
import io.rounds.ingest.x.NoteTweets;
import io.rounds.ingest.x.NoteTweets.NoteTweet;
import io.rounds.model.Origin;
import io.rounds.model.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code note-tweet.js} of a personal archive of Twitter: {@code {"noteTweet": {"createdAt": ..., "core": {"text":
 * ..., "urls": [{"expandedUrl": ...}]}}}}. It is read whole when its {@code tweets.js} is opened, up to
 * {@value #MAX_BYTES} bytes. Long posts whose tweet is in none of the files of tweets are rejected one by one.
 */
final class NoteTweetFile {
    /** What the first line says that such a file holds. */
    static final String KIND = "note_tweet";

    static final int MAX_BYTES = 32 << 20;
    private static final String NAME = "note-tweet.js";
    private static final String TWEETS = "tweets.js";

    private NoteTweetFile() {}

    /** Whether these are long posts that are read with the {@code tweets.js} beside the file, so that nothing is left to read. */
    static boolean isReadWithTweets(ScriptHeader header, Member file) throws IOException {
        return header.kind().equals(KIND) && file.sibling(TWEETS) != null;
    }

    /** Whether a file of tweets is the archive's first one, or only one. */
    static boolean isFirst(Member tweets) {
        String name = tweets.name();
        return name.equals(TWEETS)
                || (name.endsWith(TWEETS) && "/\\!".indexOf(name.charAt(name.length() - TWEETS.length() - 1)) >= 0);
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
                long line = 1;
                int counted = 0;
                while (JsonTokens.nextObject(json)) {
                    int start = header.length() + json.start();
                    line += lineFeeds(bytes, counted, start);
                    counted = start;
                    read(json, line, posts);
                }
            }
        } catch (JsonProcessingException cut) {
            // What was read before the damage still completes its tweets.
            return new NoteTweets(posts);
        }
        return new NoteTweets(posts);
    }

    private static int lineFeeds(byte[] bytes, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += bytes[i] == '\n' ? 1 : 0;
        }
        return count;
    }

    /**
     * A rejection for each long post whose tweet is in none of the archive's files of tweets: it was perhaps deleted. All of
     * these files are read for that.
     *
     * @param tweets the first one of them
     * @throws IOException when one cannot be read
     */
    static Deque<ArchiveRecord> withoutTweet(NoteTweets posts, Member tweets) throws IOException {
        Set<NoteTweet> left = Collections.newSetFromMap(new IdentityHashMap<>());
        left.addAll(posts.posts());
        Member file = left.isEmpty() ? null : tweets;
        for (int part = 1; file != null && !left.isEmpty(); part++) {
            removeThoseOf(file, posts, left);
            file = tweets.sibling("tweets-part" + part + ".js");
        }
        Member deleted = left.isEmpty() ? null : tweets.sibling("deleted-tweets.js");
        if (deleted != null) {
            removeThoseOf(deleted, posts, left);
        }
        Deque<ArchiveRecord> rejected = new ArrayDeque<>();
        String folder = tweets.name().substring(0, tweets.name().length() - TWEETS.length());
        left.stream()
                .sorted(Comparator.comparing(NoteTweet::line))
                .map(post -> rejection(new Origin(folder + NAME + ':' + post.line(), tweets.modified())))
                .forEach(rejected::add);
        return rejected;
    }

    private static ArchiveRecord rejection(Origin origin) {
        return ArchiveRecord.rejected(
                new byte[0],
                origin,
                new Rejection(
                        Reason.MISSING_ID,
                        "A long post whose tweet is in no file of tweets beside it, perhaps because it was deleted: it has no id"
                                + " of its own and is not read."));
    }

    /** Removes the long posts whose tweets are in a file. */
    private static void removeThoseOf(Member file, NoteTweets posts, Set<NoteTweet> left) throws IOException {
        try (ByteSource source = new ByteSource(new Utf8Text(file.open()))) {
            ScriptHeader header = ScriptHeader.of(source.head());
            for (int i = 0; header != null && i < header.length(); i++) {
                source.next();
            }
            JsonSplitter tweets = new JsonSplitter(source, file.name(), file.modified(), true);
            for (ArchiveRecord tweet = tweets.next(); tweet != null; tweet = tweets.next()) {
                NoteTweet post = postOf(tweet.bytes(), posts);
                if (post != null) {
                    left.remove(post);
                }
            }
        }
    }

    private static @Nullable NoteTweet postOf(byte[] tweet, NoteTweets posts) throws IOException {
        @Nullable String createdAt = null;
        @Nullable String text = null;
        try (JsonScanner json = JsonScanner.of(tweet, 0, tweet.length)) {
            if (json.nextToken() == JsonToken.START_OBJECT
                    && "tweet".equals(json.nextFieldName())
                    && JsonTokens.object(json)) {
                for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                    switch (field) {
                        case "created_at" -> createdAt = JsonTokens.string(json);
                        case "full_text", "text" -> {
                            String read = JsonTokens.string(json);
                            text = text == null || field.equals("full_text") ? read : text;
                        }
                        default -> JsonTokens.skip(json);
                    }
                }
            }
        } catch (JsonProcessingException broken) {
            return null;
        }
        return posts.of(createdAt, text);
    }

    private static void read(JsonScanner json, long line, List<NoteTweet> posts) throws IOException {
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            if (!field.equals("noteTweet")) {
                JsonTokens.skip(json);
            } else if (JsonTokens.object(json)) {
                NoteTweet post = readPost(json, line);
                if (post != null) {
                    posts.add(post);
                }
            }
        }
    }

    private static @Nullable NoteTweet readPost(JsonScanner json, long line) throws IOException {
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
        return createdAt == null || text == null ? null : new NoteTweet(createdAt, text, urls, line);
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
