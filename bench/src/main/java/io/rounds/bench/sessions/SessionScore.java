package io.rounds.bench.sessions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Sessions that were found, held against those that were planned.
 *
 * @param planned sessions
 * @param found of these, those that a session under their tag overlaps
 * @param exact of these, those whose session starts and ends at most two minutes from them
 * @param time share of the planned time that lies in sessions
 * @param tweets share of the tweets in the planned time that lie in sessions
 * @param busyTweets the same, of the tweets from each planned session's first busy quarter of an hour to its last one; busy is a
 *     quarter in which five people or more write originals
 * @param sessions that were found, under any tag
 * @param invented of these, those that overlap nothing planned
 * @param splits sessions beyond the first in a planned one
 * @param merges planned sessions beyond the first in a session
 */
record SessionScore(
        int planned,
        int found,
        int exact,
        double time,
        double tweets,
        double busyTweets,
        int sessions,
        int invented,
        int splits,
        int merges) {
    private static final long EXACT = Duration.ofMinutes(2).toMillis();
    private static final long QUARTER = Duration.ofMinutes(15).toMillis();
    private static final int BUSY = 5;

    /**
     * Compares them.
     *
     * @param tweets at least those under the tags of what was planned
     * @param mayBe whether a session that overlaps nothing planned is none that was invented
     */
    static SessionScore of(
            List<PlannedSession> planned,
            List<FoundSession> found,
            List<TaggedTweet> tweets,
            Predicate<FoundSession> mayBe) {
        int hit = 0;
        int exact = 0;
        int splits = 0;
        Share time = new Share();
        Share covered = new Share();
        Share busy = new Share();
        for (PlannedSession plan : planned) {
            List<FoundSession> sessions = found.stream()
                    .filter(session -> session.tag().equals(plan.tag()) && plan.overlaps(session))
                    .sorted(Comparator.comparingLong(FoundSession::startMillis))
                    .toList();
            hit += sessions.isEmpty() ? 0 : 1;
            splits += Math.max(0, sessions.size() - 1);
            exact += sessions.size() == 1 && isExact(plan, sessions.get(0)) ? 1 : 0;
            time.add(coveredMillis(plan, sessions), plan.endMillis() - plan.startMillis());
            List<TaggedTweet> within = tweets.stream()
                    .filter(tweet -> tweet.tags().contains(plan.tag()) && plan.contains(tweet.atMillis()))
                    .toList();
            covered.add(count(within, sessions), within.size());
            List<TaggedTweet> busyOnes = busy(within);
            busy.add(count(busyOnes, sessions), busyOnes.size());
        }
        int invented = 0;
        int merges = 0;
        for (FoundSession session : found) {
            int plans = (int)
                    planned.stream().filter(plan -> plan.overlaps(session)).count();
            invented += plans == 0 && !mayBe.test(session) ? 1 : 0;
            merges += Math.max(0, plans - 1);
        }
        return new SessionScore(
                planned.size(),
                hit,
                exact,
                time.value(),
                covered.value(),
                busy.value(),
                found.size(),
                invented,
                splits,
                merges);
    }

    private static final class Share {
        private long part;
        private long whole;

        void add(long more, long of) {
            part += more;
            whole += of;
        }

        double value() {
            return whole == 0 ? Double.NaN : (double) part / whole;
        }
    }

    private static boolean isExact(PlannedSession plan, FoundSession session) {
        return Math.abs(session.startMillis() - plan.startMillis()) <= EXACT
                && Math.abs(session.endMillis() - plan.endMillis()) <= EXACT;
    }

    /** Sessions under one tag do not overlap. */
    private static long coveredMillis(PlannedSession plan, List<FoundSession> sessions) {
        long covered = 0;
        for (FoundSession session : sessions) {
            covered += Math.min(plan.endMillis(), session.endMillis())
                    - Math.max(plan.startMillis(), session.startMillis());
        }
        return covered;
    }

    private static int count(List<TaggedTweet> tweets, List<FoundSession> sessions) {
        return (int) tweets.stream()
                .filter(tweet -> sessions.stream().anyMatch(session -> session.contains(tweet.atMillis())))
                .count();
    }

    private static List<TaggedTweet> busy(List<TaggedTweet> tweets) {
        Map<Long, Set<String>> authors = new HashMap<>();
        for (TaggedTweet tweet : tweets) {
            if (!tweet.repost()) {
                authors.computeIfAbsent(tweet.atMillis() / QUARTER, quarter -> new HashSet<>())
                        .add(tweet.author());
            }
        }
        List<Long> quarters = new ArrayList<>();
        authors.forEach((quarter, people) -> {
            if (people.size() >= BUSY) {
                quarters.add(quarter);
            }
        });
        if (quarters.isEmpty()) {
            return List.of();
        }
        long first = quarters.stream().mapToLong(Long::longValue).min().orElseThrow() * QUARTER;
        long end = (quarters.stream().mapToLong(Long::longValue).max().orElseThrow() + 1) * QUARTER;
        return tweets.stream()
                .filter(tweet -> tweet.atMillis() >= first && tweet.atMillis() < end)
                .toList();
    }
}
