package io.rounds.chats;

import io.rounds.chats.abuse.Trouble;
import io.rounds.chats.questions.Question;
import io.rounds.chats.questions.ScriptedChat;
import io.rounds.model.Link;
import io.rounds.model.SourceRating;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one session of a chat.
 *
 * <p>Unless said otherwise they are about the tweets under the chat's tags within the session. {@code tweets} =
 * {@code originals} + {@code reposts}; replies and quotes are originals. Impressions are the sum of the followers that
 * each tweet's author had at the time of that tweet.
 *
 * @param id the tag and the start: {@code wardwisdomchat@2026-01-06T20:00:00Z}
 * @param tag normalised
 * @param tags the tag and its alternatives
 * @param scheduled whether it is configured; otherwise it was found
 * @param startedMillis the configured start, or the first tweet
 * @param endedMillis the configured end, or the last tweet; of no meaning while it is live
 * @param replies originals that answer another tweet
 * @param participants distinct authors
 * @param participantsClean those without the accounts of {@link #troubles}
 * @param newFaces participants who were never seen under the tag before the session
 * @param followersUnknown tweets whose author's followers are not known, and so lack in the impressions
 * @param reachUpperBound the sum of the followers of all participants, each once, with the most they had
 * @param tweetsPerHour over the time from start to end, or to the latest tweet while it is live
 * @param moderators handles
 */
public record Chat(
        String id,
        String tag,
        List<String> tags,
        String title,
        boolean live,
        boolean scheduled,
        long startedMillis,
        long endedMillis,
        long firstTweetMillis,
        long lastTweetMillis,
        int tweets,
        int originals,
        int reposts,
        int replies,
        int participants,
        int participantsClean,
        int newFaces,
        long impressions,
        long impressionsOfOriginals,
        long impressionsOfReposts,
        int followersUnknown,
        long reachUpperBound,
        double tweetsPerHour,
        double tweetsPerParticipant,
        List<Person> topByMentions,
        List<Person> topByTweets,
        List<Person> topByImpressions,
        List<Person> topByReposts,
        List<Reposted> topReposted,
        List<SharedLink> links,
        List<Language> languages,
        List<Minute> pulse,
        List<Talk> mentions,
        List<String> moderators,
        List<Question> questions,
        List<Trouble> troubles,
        List<Flagged> flagged) {

    /** With the ratings of its links. */
    public Chat withLinks(List<SharedLink> found) {
        return new Chat(
                id,
                tag,
                tags,
                title,
                live,
                scheduled,
                startedMillis,
                endedMillis,
                firstTweetMillis,
                lastTweetMillis,
                tweets,
                originals,
                reposts,
                replies,
                participants,
                participantsClean,
                newFaces,
                impressions,
                impressionsOfOriginals,
                impressionsOfReposts,
                followersUnknown,
                reachUpperBound,
                tweetsPerHour,
                tweetsPerParticipant,
                topByMentions,
                topByTweets,
                topByImpressions,
                topByReposts,
                topReposted,
                found,
                languages,
                pulse,
                mentions,
                moderators,
                questions,
                troubles,
                flagged);
    }

    /**
     * A person in a list of the first ten.
     *
     * @param handle of somebody mentioned in lower case
     * @param author an id; null where only the handle is known
     * @param count mentions, tweets, impressions or reposts, as the list says
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

    /** A language, {@code und} where the network does not tell. */
    public record Language(String lang, int tweets) {}

    /** A minute with tweets. */
    public record Minute(long atMillis, int tweets, int participants) {}

    /** How often one person mentioned another, handles in lower case. */
    public record Talk(String from, String to, int count) {}

    /** A tweet that may identify a patient, and the rule that says so. */
    public record Flagged(String tweet, String rule) {}
}
