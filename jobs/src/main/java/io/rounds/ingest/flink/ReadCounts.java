package io.rounds.ingest.flink;

import io.rounds.model.Reason;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of the input, as a job with an end reports them: the job's accumulators, which count since its last restart.
 *
 * @param tweets read, repeated ones included
 * @param duplicates tweets that had been read before, in this version or a later one
 * @param completed tweets of which two copies differed, so that one completed or corrected the other
 * @param edits later versions of tweets
 * @param unfilled reposts of posts that are not known, on networks whose reposts have no content of their own
 * @param outside tweets of no community, which are not analysed
 * @param deletions notices that a tweet was deleted
 * @param rejected by reason code, what could not be read
 */
public record ReadCounts(
        long tweets,
        long duplicates,
        long completed,
        long edits,
        long unfilled,
        long outside,
        long deletions,
        Map<String, Long> rejected) {
    static final String TWEETS = "rounds.tweets";
    static final String DUPLICATES = "rounds.duplicates";
    static final String COMPLETED = "rounds.completed";
    static final String EDITS = "rounds.edits";
    static final String UNFILLED = "rounds.unfilled";
    static final String OUTSIDE = "rounds.outside";
    static final String DELETIONS = "rounds.deletions";
    private static final String REJECTED = "rounds.rejected.";

    static String rejected(Reason reason) {
        return REJECTED + reason.code();
    }

    /** From the accumulators of a job's result. */
    public static ReadCounts of(Map<String, Object> accumulators) {
        Map<String, Long> rejected = new TreeMap<>();
        for (String name : accumulators.keySet()) {
            if (name.startsWith(REJECTED) && count(accumulators, name) > 0) {
                rejected.put(name.substring(REJECTED.length()), count(accumulators, name));
            }
        }
        return new ReadCounts(
                count(accumulators, TWEETS),
                count(accumulators, DUPLICATES),
                count(accumulators, COMPLETED),
                count(accumulators, EDITS),
                count(accumulators, UNFILLED),
                count(accumulators, OUTSIDE),
                count(accumulators, DELETIONS),
                rejected);
    }

    /**
     * Counts that include copies which were merged before the job.
     *
     * @param repeated how many copies the job did not see
     * @param differing of how many tweets the copies differed
     */
    public ReadCounts withMergedCopies(long repeated, long differing) {
        return new ReadCounts(
                tweets + repeated,
                duplicates + repeated,
                completed + differing,
                edits,
                unfilled,
                outside,
                deletions,
                rejected);
    }

    /** Tweets that were analysed, each once. */
    public long analysed() {
        return tweets - duplicates - edits - outside;
    }

    private static long count(Map<String, Object> accumulators, String name) {
        return accumulators.get(name) instanceof Long count ? count : 0;
    }
}
