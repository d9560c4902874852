package io.rounds.ingest.follow.mastodon;

import java.time.Duration;

/**
 * How often and how far servers of Mastodon are looked at.
 *
 * @param poll how often a timeline is looked at
 * @param pollBesideStream how often where a stream brings it at once: streams fall silent without an error
 * @param pace the time that a server is given for each timeline; many timelines are looked at less often, so that the limit of
 *     300 requests for pages in 15 minutes holds
 * @param overlap how long a status may take from its author's server to the one that is followed without being looked for
 *     again: it is filed under the time at which it was written, which may lie before the last one that was seen
 * @param history how far a timeline is looked back, at first and now and then, for what came later still and for what was
 *     edited or deleted
 * @param lookBack how often it is looked back
 * @param answer how long a server may take to answer
 * @param firstPause after a first failure; doubles with each further one
 * @param longestPause the longest one
 * @param refused after an answer that will not change soon, such as a wrong token
 * @param silence how long nothing may be heard of a stream, heartbeats included, which servers send every 30 s
 */
public record MastodonTimes(
        Duration poll,
        Duration pollBesideStream,
        Duration pace,
        Duration overlap,
        Duration history,
        Duration lookBack,
        Duration answer,
        Duration firstPause,
        Duration longestPause,
        Duration refused,
        Duration silence) {
    /** For public servers. */
    public static final MastodonTimes STANDARD = new MastodonTimes(
            Duration.ofSeconds(60),
            Duration.ofMinutes(5),
            Duration.ofSeconds(8),
            Duration.ofMinutes(10),
            Duration.ofHours(24),
            Duration.ofHours(2),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofSeconds(75));

    /** How often each of so many timelines is looked at. */
    Duration every(int timelines, boolean streamed) {
        Duration wanted = streamed ? pollBesideStream : poll;
        Duration allowed = pace.multipliedBy(timelines);
        return wanted.compareTo(allowed) > 0 ? wanted : allowed;
    }

    /** The pause after so many failures in a row, 1 or more. */
    Duration pauseAfter(int failures) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(failures - 1, 10));
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
