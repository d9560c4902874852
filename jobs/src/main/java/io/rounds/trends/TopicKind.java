package io.rounds.trends;

import io.rounds.model.Hashtag;
import io.rounds.model.Link;
import io.rounds.model.LinkKind;
import io.rounds.model.Tweet;
import org.jspecify.annotations.Nullable;

/**
 * A kind of thing that trends counts, and how it is extracted from a tweet. Topics of different kinds share panes and
 * tables, and are ranked apart.
 *
 * <p>Values are read by position, without a collection in between: this runs for every tweet.
 */
public enum TopicKind {
    /** The hashtags of a tweet. */
    HASHTAG("hashtag") {
        @Override
        public int count(Tweet tweet) {
            return tweet.hashtags().size();
        }

        @Override
        public String name(Tweet tweet, int i) {
            return tweet.hashtags().get(i).tag();
        }

        @Override
        public String spelling(Tweet tweet, int i) {
            return tweet.hashtags().get(i).spelling();
        }
    },

    /** The links of a tweet by their canonical form, except those to a social network itself. */
    LINK("link") {
        @Override
        public int count(Tweet tweet) {
            return tweet.links().size();
        }

        @Override
        public @Nullable String name(Tweet tweet, int i) {
            Link link = tweet.links().get(i);
            return link.kind() == LinkKind.SOCIAL ? null : link.canonical();
        }

        @Override
        public String spelling(Tweet tweet, int i) {
            return tweet.links().get(i).canonical();
        }
    };

    private final String documentName;

    TopicKind(String documentName) {
        this.documentName = documentName;
    }

    /** The name in documents and keys: {@code hashtag}, {@code link}. */
    public String documentName() {
        return documentName;
    }

    /** How many values of this kind a tweet has, those that are not counted included. */
    public abstract int count(Tweet tweet);

    /**
     * What a value is counted as, for example {@link Hashtag#tag()}; each name occurs once in a tweet.
     *
     * @param i from 0 to {@link #count}, exclusive
     * @return null where the value is not counted
     */
    public abstract @Nullable String name(Tweet tweet, int i);

    /** How the tweet spells it, for example {@link Hashtag#spelling()}. */
    public abstract String spelling(Tweet tweet, int i);
}
