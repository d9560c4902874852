package io.rounds.ingest.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a payload gives as the content of a tweet, unchecked. Tweets that repost the same one may share it. */
public final class ContentDraft {
    public @Nullable String text;

    public @Nullable String lang;

    /** The payload's own lists; null where it has none, so that the text has to be read instead. */
    public @Nullable Entities entities;
    /** Whether the text is the full one of a long post, which takes precedence over the short form. */
    public boolean longText;
    /** Whether nothing but the text can say that the tweet is a reply. */
    public boolean textOnly;

    /** The checked text, once the entities are resolved. */
    @Nullable String whole;
    /** The checked entities, once they are resolved. */
    @Nullable ResolvedEntities resolved;
    /** Why the entities cannot be resolved. */
    @Nullable Rejection unresolvable;

    /**
     * Hashtags, mentions and links as the payload lists them, without {@code #} and {@code @}, in order.
     *
     * @param attached the shortened addresses in the text that stand for pictures and videos, which are no links
     */
    public record Entities(List<String> hashtags, List<String> mentions, List<String> urls, List<String> attached) {
        public Entities(List<String> hashtags, List<String> mentions, List<String> urls) {
            this(hashtags, mentions, urls, List.of());
        }

        /** Whether nothing is listed. */
        boolean areEmpty() {
            return hashtags.isEmpty() && mentions.isEmpty() && urls.isEmpty();
        }
    }
}
