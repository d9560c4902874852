package io.rounds.ingest.bluesky;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rounds.extract.text.Tags;
import io.rounds.extract.text.TextEntities;
import io.rounds.ingest.draft.ContentDraft;
import io.rounds.ingest.draft.RecordLimits;
import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.json.JsonTokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entities of a post of Bluesky. Its record marks spans of the text as a hashtag, link or mention; the positions count
 * bytes of UTF-8. The text between them is read, too, for hashtags and for links with {@code https://}, because many bots
 * mark nothing or only their link. It is not read for mentions: one that is not marked reaches nobody.
 *
 * <p>Of overlapping spans the first one covers the text, the others only add their value. The same holds for spans that lie
 * outside of the text or cut a character.
 *
 * @see <a href="https://docs.bsky.app/docs/advanced-guides/post-richtext">Links, mentions, and rich text</a>
 */
final class Facets {
    private static final String TYPE = "app.bsky.richtext.facet#";
    private static final int NOWHERE = Integer.MAX_VALUE;

    /** The longest mention: an at sign and a handle, which is a host name. */
    private static final int MAX_MENTION_BYTES = 254;

    private final RecordLimits limits;
    private final List<Facet> facets = new ArrayList<>();

    Facets(RecordLimits limits) {
        this.limits = limits;
    }

    private enum Feature {
        TAG,
        LINK,
        MENTION
    }

    /** @param value the tag, the address or the account's DID */
    private record Facet(int start, int end, Feature feature, String value) {}

    /** Reads the list that comes next. */
    void read(JsonScanner json) throws IOException {
        facets.clear();
        if (!JsonTokens.array(json)) {
            return;
        }
        while (JsonTokens.nextObject(json)) {
            readFacet(json);
        }
        facets.sort(Comparator.comparingInt(Facet::start));
    }

    private void readFacet(JsonScanner json) throws IOException {
        int first = facets.size();
        int start = NOWHERE;
        int end = NOWHERE;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            if (field.equals("index") && JsonTokens.object(json)) {
                for (String bound = json.nextFieldName(); bound != null; bound = json.nextFieldName()) {
                    Integer value = JsonTokens.count(json);
                    if (bound.equals("byteStart")) {
                        start = value == null ? NOWHERE : value;
                    } else if (bound.equals("byteEnd")) {
                        end = value == null ? NOWHERE : value;
                    }
                }
            } else if (field.equals("features") && JsonTokens.array(json)) {
                while (JsonTokens.nextObject(json)) {
                    readFeature(json);
                }
            } else if (!field.equals("index") && !field.equals("features")) {
                JsonTokens.skip(json);
            }
        }
        for (int i = first; i < facets.size(); i++) {
            Facet facet = facets.get(i);
            facets.set(i, new Facet(start, end, facet.feature(), facet.value()));
        }
    }

    private void readFeature(JsonScanner json) throws IOException {
        @Nullable Feature feature = null;
        @Nullable String tag = null;
        @Nullable String uri = null;
        @Nullable String did = null;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "$type" -> feature = feature(JsonTokens.string(json));
                case "tag" -> tag = JsonTokens.string(json);
                case "uri" -> uri = JsonTokens.string(json);
                case "did" -> did = JsonTokens.string(json);
                default -> JsonTokens.skip(json);
            }
        }
        if (feature == null) {
            return;
        }
        String value =
                switch (feature) {
                    case TAG -> tag;
                    case LINK -> uri;
                    case MENTION -> did;
                };
        if (value != null) {
            facets.add(new Facet(NOWHERE, NOWHERE, feature, value));
        }
    }

    private static @Nullable Feature feature(@Nullable String type) {
        if (type == null || !type.startsWith(TYPE)) {
            return null;
        }
        return switch (type.substring(TYPE.length())) {
            case "tag" -> Feature.TAG;
            case "link" -> Feature.LINK;
            case "mention" -> Feature.MENTION;
            default -> null;
        };
    }

    /** The entities of the post, in order of the text. */
    ContentDraft.Entities entities(String text) {
        ContentDraft.Entities entities =
                new ContentDraft.Entities(new ArrayList<>(4), new ArrayList<>(4), new ArrayList<>(4));
        if (facets.isEmpty()) {
            addPlain(text, entities);
            return entities;
        }
        byte[] bytes = text.getBytes(UTF_8);
        int done = 0;
        for (Facet facet : facets) {
            boolean inText =
                    facet.start() <= facet.end() && isBoundary(bytes, facet.start()) && isBoundary(bytes, facet.end());
            // Handles are short: long spans may overlap as often as somebody likes, and are not looked at.
            boolean mayBeHandle = inText && facet.end() - facet.start() <= MAX_MENTION_BYTES;
            String span = mayBeHandle ? new String(bytes, facet.start(), facet.end() - facet.start(), UTF_8) : "";
            if (inText && facet.start() >= done) {
                addPlain(new String(bytes, done, facet.start() - done, UTF_8), entities);
                done = facet.end();
            }
            add(facet, span, entities);
        }
        addPlain(new String(bytes, done, bytes.length - done, UTF_8), entities);
        return entities;
    }

    /** Whether a character begins there, or the text ends. */
    private static boolean isBoundary(byte[] bytes, int at) {
        return at == bytes.length || (at < bytes.length && (bytes[at] & 0xC0) != 0x80);
    }

    private static void add(Facet facet, String span, ContentDraft.Entities entities) {
        switch (facet.feature()) {
            case TAG -> entities.hashtags().add(Tags.bare(facet.value()));
            case LINK -> entities.urls().add(facet.value());
            case MENTION -> entities.mentions().add(handle(span, facet.value()));
        }
    }

    /** The record names the account, the text its handle at that time. */
    private static String handle(String span, String did) {
        boolean isHandle = span.length() > 1 && span.charAt(0) == '@' && span.indexOf(' ') < 0;
        return isHandle ? span.substring(1) : did;
    }

    private void addPlain(String text, ContentDraft.Entities entities) {
        boolean link = text.contains("://");
        if (!link && text.indexOf('#') < 0 && text.indexOf('\uFF03') < 0) {
            return;
        }
        TextEntities found = limits.read(text);
        entities.hashtags().addAll(found.hashtags());
        for (String url : found.wholeUrls()) {
            if (url.regionMatches(true, 0, "http", 0, 4) && url.contains("://")) {
                entities.urls().add(url);
            }
        }
    }
}
