package io.rounds.chats;

import io.rounds.chats.abuse.Trouble;
import io.rounds.chats.questions.Question;
import io.rounds.model.Link;
import io.rounds.model.SourceRating;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one session of a chat. Unless said otherwise they are about the tweets under the chat's tags within the
 * session.
 *
 * @param links those shared most
 * @param pulse the minutes with tweets, in order
 * @param moderators handles
 * @param troubles abuse of the tag
 * @param flagged tweets that may identify a patient
 */
public record Chat(
        ChatInfo info,
        Activity activity,
        Participants participants,
        Audience audience,
        Rankings top,
        List<SharedLink> links,
        List<Language> languages,
        List<Minute> pulse,
        List<MentionCount> mentions,
        List<String> moderators,
        List<Question> questions,
        List<Trouble> troubles,
        List<Flagged> flagged) {

    /** With the ratings of its links. */
    public Chat withLinks(List<SharedLink> rated) {
        return new Chat(
                info,
                activity,
                participants,
                audience,
                top,
                rated,
                languages,
                pulse,
                mentions,
                moderators,
                questions,
                troubles,
                flagged);
    }

    /**
     * How much was written. {@code tweets} = {@code originals} + {@code reposts}; replies and quotes are originals.
     *
     * @param replies originals that reply to another tweet
     * @param tweetsPerHour over the time from start to end, or to the latest tweet while the chat is live
     */
    public record Activity(
            long firstTweetMillis,
            long lastTweetMillis,
            int tweets,
            int originals,
            int reposts,
            int replies,
            double tweetsPerHour,
            double tweetsPerParticipant) {}

    /**
     * How many people took part.
     *
     * @param all distinct authors
     * @param clean those without the accounts of {@link Chat#troubles}
     * @param newFaces those who were never seen under the tag before the session
     */
    public record Participants(int all, int clean, int newFaces) {}

    /**
     * How many may have read it. Impressions are the sum of the followers that each tweet's author had at the time of that
     * tweet.
     *
     * @param followersUnknown tweets whose author's followers are not known, and are missing in the impressions
     * @param reachUpperBound the sum of the followers of all participants, each once, with the most they had
     */
    public record Audience(
            long impressionsOfOriginals, long impressionsOfReposts, int followersUnknown, long reachUpperBound) {
        public long impressions() {
            return impressionsOfOriginals + impressionsOfReposts;
        }
    }

    /** The first ten by several measures. */
    public record Rankings(
            List<Person> byMentions,
            List<Person> byTweets,
            List<Person> byImpressions,
            List<Person> byReposts,
            List<Reposted> reposted) {}

    /**
     * A person in a ranking.
     *
     * @param handle of somebody mentioned in lower case
     * @param author an id; null where only the handle is known
     * @param count mentions, tweets, impressions or reposts, as the ranking says
     */
    public record Person(String handle, @Nullable String author, long count) {}

    /** A tweet and how often it was reposted in the session. */
    public record Reposted(
            String tweet, @Nullable String author, @Nullable String handle, int reposts) {}

    /**
     * A link and how often it was shared in the session.
     *
     * @param sharers distinct authors
     * @param rating of its source when the session started; null where that was not looked up
     */
    public record SharedLink(
            Link link, int shares, int sharers, @Nullable SourceRating rating) {

        /** With its source's rating. */
        public SharedLink with(SourceRating found) {
            return new SharedLink(link, shares, sharers, found);
        }
    }

    /** A language, {@code und} where the network does not say. */
    public record Language(String lang, int tweets) {}

    /** A minute with tweets. */
    public record Minute(long atMillis, int tweets, int participants) {}

    /** How often one person mentioned another, handles in lower case. */
    public record MentionCount(String from, String to, int count) {}

    /** A tweet that may identify a patient, and the rule that says so. */
    public record Flagged(String tweet, String rule) {}
}
