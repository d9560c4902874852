package io.rounds.simulator.tweets;

import io.rounds.simulator.bytes.JsonBytes;
import io.rounds.simulator.content.Article;
import io.rounds.simulator.content.Library;
import io.rounds.simulator.people.Account;
import io.rounds.simulator.random.Dice;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The text of a tweet with its entities. Positions count code points, as X API v2 does, in the text with {@code &},
 * {@code <} and {@code >} written as HTML does.
 */
public final class TweetText {
    /** X cuts the text of a repost to this many characters. */
    private static final int REPOST_LENGTH = 140;

    /** The kind of an entity. */
    enum Kind {
        HASHTAG,
        MENTION,
        LINK,
        PHOTO
    }

    /** A hashtag, mention, link or photo in the text. */
    static final class Entity {
        private final Kind kind;
        private final int start;
        private final int end;
        private final String label;
        private final byte @Nullable [] detail;

        /**
         * An entity.
         *
         * @param label the tag, the handle, or the t.co URL
         * @param detail for links the rest of the entity after the URL, for mentions name and id
         */
        Entity(Kind kind, int start, int end, String label, byte @Nullable [] detail) {
            this.kind = kind;
            this.start = start;
            this.end = end;
            this.label = label;
            this.detail = detail;
        }

        Entity shift(int by) {
            return new Entity(kind, start + by, end + by, label, detail);
        }
    }

    final String raw;
    final List<Entity> entities;
    final List<Account> mentioned;
    private final List<String> urls;
    private final int length;

    private TweetText(String raw, int length, List<Entity> entities, List<Account> mentioned, List<String> urls) {
        this.raw = raw;
        this.length = length;
        this.entities = entities;
        this.mentioned = mentioned;
        this.urls = urls;
    }

    /** The links, in the order of the text. */
    public List<String> urls() {
        return urls;
    }

    /** The distinct hashtags, normalised as in documents: NFKC, lower case. */
    List<String> tags() {
        return entities.stream()
                .filter(entity -> entity.kind == Kind.HASHTAG)
                .map(entity -> normalise(entity.label))
                .distinct()
                .toList();
    }

    /** A hashtag as in documents: NFKC, lower case. */
    public static String normalise(String tag) {
        return Normalizer.normalize(tag, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** A copy with words appended. */
    public TweetText and(String more) {
        return new TweetText(raw + more, length + more.codePointCount(0, more.length()), entities, mentioned, urls);
    }

    /** The text of a repost: {@code RT @handle: } and the text, truncated. */
    TweetText repostOf(Account author) {
        String prefix = "RT @" + author.handle() + ": ";
        int shift = prefix.length();
        List<Entity> kept = new ArrayList<>();
        kept.add(new Entity(Kind.MENTION, 3, shift - 2, author.handle(), author.mention()));
        boolean cut = shift + length > REPOST_LENGTH;
        int room = cut ? REPOST_LENGTH - 1 - shift : length;
        for (Entity entity : entities) {
            if (entity.end <= room) {
                kept.add(entity.shift(shift));
            }
        }
        String text = cut ? raw.substring(0, raw.offsetByCodePoints(0, room)) + "…" : raw;
        return new TweetText(prefix + text, shift + room + (cut ? 1 : 0), kept, List.of(author), urls);
    }

    /** Writes the value of {@code entities}. */
    void writeEntities(JsonBytes json, long tweet, Account author) {
        json.ascii("{");
        boolean first = writeKind(json, Kind.HASHTAG, "\"hashtags\":[", true, tweet, author);
        first = writeKind(json, Kind.MENTION, "\"mentions\":[", first, tweet, author);
        writeKind(json, Kind.LINK, "\"urls\":[", first, tweet, author);
        json.ascii("}");
    }

    private boolean writeKind(JsonBytes json, Kind kind, String open, boolean first, long tweet, Account author) {
        boolean none = true;
        for (int i = 0; i < entities.size(); i++) {
            Entity entity = entities.get(i);
            Kind group = entity.kind == Kind.PHOTO ? Kind.LINK : entity.kind;
            if (group == kind) {
                json.ascii(none ? (first ? "" : ",") : ",").ascii(none ? open : "");
                none = false;
                write(json, entity, tweet, author);
            }
        }
        if (!none) {
            json.ascii("]");
        }
        return first && none;
    }

    private static void write(JsonBytes json, Entity entity, long tweet, Account author) {
        json.ascii("{\"start\":").number(entity.start).ascii(",\"end\":").number(entity.end);
        switch (entity.kind) {
            case HASHTAG -> json.ascii(",\"tag\":\"").text(entity.label).ascii("\"");
            case MENTION, LINK -> {
                if (entity.kind == Kind.LINK) {
                    json.ascii(",\"url\":\"").ascii(entity.label).ascii("\"");
                } else {
                    json.ascii(",");
                }
                if (entity.detail != null) {
                    json.raw(entity.detail);
                }
            }
            case PHOTO ->
                json.ascii(",\"url\":\"")
                        .ascii(entity.label)
                        .ascii("\",\"expanded_url\":\"https://x.com/")
                        .ascii(author.handle())
                        .ascii("/status/")
                        .number(tweet)
                        .ascii("/photo/1\",\"display_url\":\"pic.x.com/")
                        .ascii(entity.label.substring(entity.label.length() - 10))
                        .ascii("\",\"media_key\":\"3_")
                        .number(tweet)
                        .ascii("\"");
        }
        json.ascii("}");
    }

    boolean hasPhoto() {
        return entities.stream().anyMatch(entity -> entity.kind == Kind.PHOTO);
    }

    /** Builds a text from parts, which are separated by one space. */
    public static final class Builder {
        private final StringBuilder raw = new StringBuilder();
        private final List<Entity> entities = new ArrayList<>();
        private final List<Account> mentioned = new ArrayList<>();
        private final List<String> urls = new ArrayList<>();
        private final Dice dice;
        private int length;

        /** A builder that draws the short links by the dice. */
        public Builder(Dice dice) {
            this.dice = dice;
        }

        private void space() {
            if (length > 0) {
                raw.append(' ');
                length++;
            }
        }

        private void append(String s) {
            raw.append(s);
            length += s.codePointCount(0, s.length());
        }

        /** Appends words. */
        public Builder say(String words) {
            space();
            append(escape(words));
            return this;
        }

        /** Appends without a space. */
        public Builder attach(String words) {
            append(escape(words));
            return this;
        }

        private static String escape(String words) {
            return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        }

        /** Appends a hashtag; {@code tag} has no #. */
        public Builder tag(String tag) {
            return tag("#", tag);
        }

        /** Adds a hashtag with a number sign of another script, which X also accepts. */
        public Builder tag(String sign, String tag) {
            space();
            int start = length;
            append(sign);
            append(tag);
            entities.add(new Entity(Kind.HASHTAG, start, length, tag, null));
            return this;
        }

        /** Appends a mention. */
        public Builder mention(Account account) {
            space();
            int start = length;
            append("@" + account.handle());
            entities.add(new Entity(Kind.MENTION, start, length, account.handle(), account.mention()));
            mentioned.add(account);
            return this;
        }

        /** Appends a link. */
        public Builder link(Article article) {
            urls.add(article.url());
            return address(Kind.LINK, article.entity());
        }

        /** Adds the URL of a quoted tweet. */
        public Builder quote(PostedTweet quoted) {
            String url = "https://x.com/" + quoted.author().handle() + "/status/" + quoted.id();
            return address(
                    Kind.LINK,
                    JsonBytes.of(",\"expanded_url\":\"" + url + "\",\"display_url\":\"" + Article.display(url) + "\""));
        }

        /** Appends the link of a photo. */
        public Builder photo() {
            return address(Kind.PHOTO, null);
        }

        private Builder address(Kind kind, byte @Nullable [] detail) {
            space();
            int start = length;
            String address = "https://t.co/" + Library.letters(10, dice);
            append(address);
            entities.add(new Entity(kind, start, length, address, detail));
            return this;
        }

        /** The text. */
        public TweetText build() {
            return new TweetText(
                    raw.toString(), length, List.copyOf(entities), List.copyOf(mentioned), List.copyOf(urls));
        }
    }
}
