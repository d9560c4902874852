package io.rounds.chats.sessions;

import io.rounds.communities.Events;
import java.io.Serializable;
import java.util.Set;

/**
 * Defines what a live chat is, and for how long its posts are kept.
 *
 * @param events the configured chats and conferences
 * @param standingTags tags that people use all the time, normalised: as of {@link io.rounds.communities.StandingTags}. Under these only
 *     tweets count that carry no other tag, since otherwise every chat that also carries #FOAMed would make one of #FOAMed
 * @param authors minimum of distinct authors of originals within {@code windowMinutes} that make a chat, 2 or more
 * @param windowMinutes length of that window, minutes
 * @param silenceMinutes a chat ends after this time without a tweet, minutes
 * @param lullMinutes under a tag that is never silent, a chat ends when it was not livelier than usual for this time, minutes
 * @param hours maximum length of a chat that is not configured, hours; what lasts longer is the usual state of the tag
 * @param surprise how unusual the number of authors must be: -log10 of its probability, given the same time of earlier days
 * @param usualDays the number of earlier days from which that is estimated
 * @param lateMinutes for how much event time a tweet outside of any chat can still become part of one by tweets that are late
 * @param answerHours for how long after its end answers still find a chat's questions
 * @param peopleDays for how many days without a tweet a tag's people are remembered, to recognise new faces
 */
public record ChatOptions(
        Events events,
        Set<String> standingTags,
        int authors,
        int windowMinutes,
        int silenceMinutes,
        int lullMinutes,
        int hours,
        double surprise,
        int usualDays,
        int lateMinutes,
        int answerHours,
        int peopleDays)
        implements Serializable {
    /** A month has some 3,000 windows for each of a thousand tags. */
    private static final double ONE_IN_10_MILLION = 7;

    public ChatOptions {
        standingTags = Set.copyOf(standingTags);
        if (authors < 2) {
            throw new IllegalArgumentException("A chat needs 2 authors or more");
        }
        if (windowMinutes < 1 || silenceMinutes < 1 || lullMinutes < 1 || hours < 1 || lateMinutes < 0) {
            throw new IllegalArgumentException("Minutes and hours of chats must be 1 or more");
        }
        if (!(surprise > 0) || usualDays < 1 || answerHours < 0 || peopleDays < 1) {
            throw new IllegalArgumentException("The surprise and days of chats must be above 0");
        }
    }

    /** Five authors within 15 minutes, over after 30 minutes of silence; people are remembered for 400 days. */
    public static ChatOptions standard(Events events, Set<String> standingTags) {
        return new ChatOptions(events, standingTags, 5, 15, 30, 60, 24, ONE_IN_10_MILLION, 14, 15, 24, 400);
    }

    /** The minimum of authors that makes a chat of this tag, however quiet it usually is. */
    public int minAuthors(String tag) {
        return standingTags.contains(tag) ? 2 * authors : authors;
    }

    /** For how much event time a tweet outside of any chat is kept, milliseconds. */
    public long waitingMillis() {
        return (lullMinutes + windowMinutes + lateMinutes) * EventTime.MINUTE;
    }

    /** With another minimum of authors. */
    public ChatOptions withAuthors(int other) {
        return new ChatOptions(
                events,
                standingTags,
                other,
                windowMinutes,
                silenceMinutes,
                lullMinutes,
                hours,
                surprise,
                usualDays,
                lateMinutes,
                answerHours,
                peopleDays);
    }

    /** With another silence, minutes. */
    public ChatOptions withSilence(int minutes) {
        return new ChatOptions(
                events,
                standingTags,
                authors,
                windowMinutes,
                minutes,
                lullMinutes,
                hours,
                surprise,
                usualDays,
                lateMinutes,
                answerHours,
                peopleDays);
    }

    /** With another time for which tweets outside of any chat are kept, minutes. */
    public ChatOptions withLate(int minutes) {
        return new ChatOptions(
                events,
                standingTags,
                authors,
                windowMinutes,
                silenceMinutes,
                lullMinutes,
                hours,
                surprise,
                usualDays,
                minutes,
                answerHours,
                peopleDays);
    }
}
