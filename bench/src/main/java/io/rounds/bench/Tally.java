package io.rounds.bench;

import java.util.HashSet;
import java.util.Set;
import org.apache.flink.api.common.functions.AggregateFunction;

/** The counts of a topic in one of Flink's windows: a POJO that grows in place. */
public final class Tally {
    public int tweets;
    public int originals;
    public Set<Long> authors = new HashSet<>();

    /** For Flink. */
    public Tally() {}

    /** Adds uses up. */
    static final class Adding implements AggregateFunction<Use, Tally, Tally> {
        private static final long serialVersionUID = 1;

        @Override
        public Tally createAccumulator() {
            return new Tally();
        }

        @Override
        public Tally add(Use use, Tally tally) {
            tally.tweets++;
            tally.originals += use.original() ? 1 : 0;
            tally.authors.add(use.author());
            return tally;
        }

        @Override
        public Tally getResult(Tally tally) {
            return tally;
        }

        @Override
        public Tally merge(Tally one, Tally other) {
            one.tweets += other.tweets;
            one.originals += other.originals;
            one.authors.addAll(other.authors);
            return one;
        }
    }
}
