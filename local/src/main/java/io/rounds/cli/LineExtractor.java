package io.rounds.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.rounds.extract.links.Links;
import io.rounds.extract.text.TextEntities;
import io.rounds.extract.text.TextExtractor;
import io.rounds.ingest.ReadingDefaults;
import io.rounds.ingest.RecordParser;
import io.rounds.ingest.x.ArchiveOwner;
import io.rounds.model.Deletion;
import io.rounds.model.Hashtag;
import io.rounds.model.Link;
import io.rounds.model.Origin;
import io.rounds.model.Parsed;
import io.rounds.model.Rejected;
import io.rounds.model.Tweet;
import io.rounds.sink.TweetDocuments;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Extracts hashtags, mentions and links from a line of {@code rounds extract}. Not thread-safe.
 *
 * <p>A line that begins like a JSON object or list is a payload, any other is text. The entities that a payload lists take
 * precedence over those found in its text.
 */
final class LineExtractor {
    private final JsonFactory factory = new JsonFactory();
    private final RecordParser parser;
    private final Links links = Links.load();
    private long lines;

    /** @param mastodonHost the server of Mastodon records that do not name it */
    LineExtractor(@Nullable String mastodonHost) {
        // The author of a tweet is not part of the output, so any owner of a personal archive will do.
        parser = new RecordParser(new ReadingDefaults(mastodonHost, ArchiveOwner.of("_")));
    }

    /** The result for one line, with the fields of the JSON object. */
    private static final class Found {
        private final List<String> hashtags = new ArrayList<>();
        private final List<String> mentions = new ArrayList<>();
        private final List<String> urls = new ArrayList<>();
        private final List<Link> links = new ArrayList<>();
        private @Nullable String replyTo;
        private final List<String> deleted = new ArrayList<>();
        private final List<Rejected> rejected = new ArrayList<>();
    }

    /**
     * Extracts the entities of a line.
     *
     * @param line UTF-8 without the line terminator
     * @return a JSON object in UTF-8, with a line terminator
     */
    byte[] extract(byte[] line) throws IOException {
        lines++;
        Found found = new Found();
        if (isPayload(line)) {
            Origin origin = new Origin("stdin:" + lines, Instant.EPOCH);
            parser.parse(line, origin, parsed -> add(found, parsed));
        } else {
            addText(found, new String(line, StandardCharsets.UTF_8));
        }
        return json(found);
    }

    /** Whether the line begins with a JSON object or a list of objects. */
    private static boolean isPayload(byte[] line) {
        int first = nextNonBlank(line, 0);
        int second = nextNonBlank(line, first + 1);
        if (second >= line.length) {
            return false;
        }
        return switch (line[first]) {
            case '{' -> line[second] == '"' || line[second] == '}';
            case '[' -> line[second] == '{';
            default -> false;
        };
    }

    private static int nextNonBlank(byte[] line, int from) {
        int at = from;
        while (at < line.length && (line[at] == ' ' || line[at] == '\t')) {
            at++;
        }
        return at;
    }

    private void addText(Found found, String text) {
        TextEntities entities = TextExtractor.extract(text);
        found.hashtags.addAll(entities.hashtags());
        found.mentions.addAll(entities.mentions());
        found.urls.addAll(entities.urls());
        found.replyTo = entities.replyTo();
        for (String url : entities.wholeUrls()) {
            Link link = links.link(url);
            if (link != null) {
                found.links.add(link);
            }
        }
    }

    private static void add(Found found, Parsed parsed) {
        Tweet tweet = parsed.tweet();
        Deletion deletion = parsed.deletion();
        Rejected rejected = parsed.rejected();
        if (tweet != null) {
            addTweet(found, tweet);
        } else if (deletion != null) {
            found.deleted.add(deletion.tweet());
        } else if (rejected != null) {
            found.rejected.add(rejected);
        }
    }

    private static void addTweet(Found found, Tweet tweet) {
        TextEntities written = TextExtractor.extract(tweet.text());
        for (Hashtag hashtag : tweet.hashtags()) {
            found.hashtags.add(hashtag.spelling());
        }
        for (String mention : tweet.mentions()) {
            found.mentions.add(asWritten(mention, written.mentions()));
        }
        for (Link link : tweet.links()) {
            found.urls.add(link.url());
            found.links.add(link);
        }
        found.replyTo = written.replyTo();
    }

    private static String asWritten(String handle, List<String> written) {
        for (String spelling : written) {
            if (spelling.equalsIgnoreCase(handle)) {
                return spelling;
            }
        }
        return handle;
    }

    private byte[] json(Found found) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = factory.createGenerator(bytes)) {
            json.writeStartObject();
            strings(json, "hashtags", found.hashtags);
            strings(json, "mentions", found.mentions);
            strings(json, "urls", found.urls);
            json.writeArrayFieldStart("links");
            for (Link link : found.links) {
                json.writeStartObject();
                TweetDocuments.writeLink(json, link);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringField("reply_to", found.replyTo);
            if (!found.deleted.isEmpty()) {
                strings(json, "deleted", found.deleted);
            }
            if (!found.rejected.isEmpty()) {
                rejections(json, found.rejected);
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return bytes.toByteArray();
    }

    private static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private static void rejections(JsonGenerator json, List<Rejected> rejections) throws IOException {
        json.writeArrayFieldStart("rejected");
        for (Rejected rejected : rejections) {
            json.writeStartObject();
            json.writeStringField("reason", rejected.reason().code());
            json.writeStringField("detail", rejected.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
