package io.rounds.app;

import io.rounds.chats.sessions.ChatOptions;
import io.rounds.communities.Events;
import io.rounds.communities.StandingTags;
import io.rounds.credibility.CredibilityOptions;
import io.rounds.links.LinksOptions;
import io.rounds.model.Community;
import io.rounds.trends.TrendsOptions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the analytics job computes, and how.
 *
 * @param communities whose tweets are analysed; at least one, with different names
 * @param trends how trends are computed
 * @param links how the graph of shared links is kept
 * @param credibility how sources are scored; null where they are not
 * @param chats which chats are followed
 * @param shuffleById whether versions of a tweet are brought together before duplicates are dropped: needed where the
 *     input is not partitioned by the id of a tweet's first version; costs about a tenth of the throughput
 * @param repostsFor for how much event time after a post its reposts get its content, on networks whose reposts have none
 * @param duplicatesFor for how much event time a tweet's id is remembered at least, to count it once
 * @param duplicatesAtMost ids a subtask remembers at most in that time
 */
public record AnalyticsOptions(
        List<Community> communities,
        TrendsOptions trends,
        LinksOptions links,
        @Nullable CredibilityOptions credibility,
        ChatOptions chats,
        boolean shuffleById,
        Duration repostsFor,
        Duration duplicatesFor,
        int duplicatesAtMost) {
    private static final Duration DAY = Duration.ofDays(1);
    /** Few posts are passed on later than that. */
    private static final Duration THREE_DAYS = Duration.ofDays(3);

    private static final int TWO_MILLION = 2_000_000;

    public AnalyticsOptions {
        communities = List.copyOf(communities);
        if (communities.isEmpty()) {
            throw new IllegalArgumentException("name at least one community: without one, no tweet is analysed");
        }
        if (communities.stream().map(Community::name).distinct().count() < communities.size()) {
            throw new IllegalArgumentException("each community can be named once");
        }
        if (repostsFor.isNegative() || repostsFor.isZero()) {
            throw new IllegalArgumentException("posts must be remembered for some time");
        }
        if (duplicatesFor.isNegative() || duplicatesFor.isZero() || duplicatesAtMost < 1) {
            throw new IllegalArgumentException("ids must be remembered for some time, and at least one of them");
        }
    }

    /** The usual options for these communities. */
    public static AnalyticsOptions of(List<Community> communities) {
        return new AnalyticsOptions(
                communities,
                TrendsOptions.STANDARD,
                LinksOptions.STANDARD,
                CredibilityOptions.standard(),
                ChatOptions.standard(Events.load(), StandingTags.load()),
                false,
                THREE_DAYS,
                DAY,
                TWO_MILLION);
    }

    public AnalyticsOptions withCommunities(List<Community> others) {
        return new AnalyticsOptions(
                others, trends, links, credibility, chats, shuffleById, repostsFor, duplicatesFor, duplicatesAtMost);
    }

    public AnalyticsOptions withTrends(TrendsOptions other) {
        return new AnalyticsOptions(
                communities,
                other,
                links,
                credibility,
                chats,
                shuffleById,
                repostsFor,
                duplicatesFor,
                duplicatesAtMost);
    }

    public AnalyticsOptions withShuffleById() {
        return new AnalyticsOptions(
                communities, trends, links, credibility, chats, true, repostsFor, duplicatesFor, duplicatesAtMost);
    }

    public AnalyticsOptions withRepostsFor(Duration other) {
        return new AnalyticsOptions(
                communities, trends, links, credibility, chats, shuffleById, other, duplicatesFor, duplicatesAtMost);
    }

    /** With other options for credibility, or null to do without. */
    public AnalyticsOptions withCredibility(@Nullable CredibilityOptions other) {
        return new AnalyticsOptions(
                communities, trends, links, other, chats, shuffleById, repostsFor, duplicatesFor, duplicatesAtMost);
    }

    public AnalyticsOptions withChats(ChatOptions other) {
        return new AnalyticsOptions(
                communities,
                trends,
                links,
                credibility,
                other,
                shuffleById,
                repostsFor,
                duplicatesFor,
                duplicatesAtMost);
    }

    /** With other configured chats and conferences. */
    public AnalyticsOptions withEvents(Events events) {
        return withChats(ChatOptions.standard(events, chats.standingTags()));
    }
}
