package io.rounds.bench.all;

import java.util.ArrayList;
import java.util.List;

/**
 * A run of a benchmark: its name, which is that of its files, and its command line.
 *
 * @param arguments without {@code --json}
 */
record Plan(String name, List<String> arguments) {
    /**
     * All runs, in the order of {@code docs/bench.md}.
     *
     * @param rounds of each
     * @param full whether the dear ends of the cost curves are measured, too
     */
    static List<Plan> all(int rounds, boolean full) {
        String counted = "--rounds=" + rounds;
        List<String> trends = List.of("trends", counted, "--parallelism=2", "--backend=hashmap");
        List<Plan> plans = new ArrayList<>();
        plans.add(of("trends", trends, "--only=parse,trends-15m,trends-7d,trends-all,stock-1h"));
        plans.add(of(
                "trends-10000",
                trends,
                "--tweets=1000000",
                "--tweets-per-minute=10000",
                "--only=parse,trends-15m,trends-7d,trends-all"));
        plans.add(of(
                "trends-1000",
                trends,
                "--tweets=500000",
                "--tweets-per-minute=1000",
                "--only=parse,trends-15m,trends-7d,trends-all"));
        plans.add(of("trends-60", trends, "--tweets=200000", "--tweets-per-minute=60", "--only=parse,trends-all"));
        plans.add(of("job", trends, "--tweets=800000", "--only=parse,job,job-credibility"));
        plans.add(of(
                "rocksdb",
                List.of("trends", counted, "--parallelism=2", "--backend=hashmap,rocksdb"),
                "--tweets=400000",
                "--only=job-credibility"));
        plans.add(of("parse", List.of("parse")));
        plans.add(of("files", List.of("files")));
        plans.add(of("extract", List.of("extract")));
        plans.add(of("follow", List.of("follow", counted)));
        plans.add(of("curves", List.of("curves", counted), full ? List.of("--full") : List.of()));
        plans.add(of("replay", List.of("replay", counted)));
        plans.add(of("peers", List.of("peers", counted)));
        plans.add(of("export", List.of("export")));
        plans.add(of("explorer", List.of("explorer")));
        plans.add(of("chats", List.of("chats")));
        plans.add(of("sessions", List.of("sessions")));
        return plans;
    }

    private static Plan of(String name, List<String> arguments, String... more) {
        return of(name, arguments, List.of(more));
    }

    private static Plan of(String name, List<String> arguments, List<String> more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(more);
        return new Plan(name, List.copyOf(all));
    }

    /** As people type it. */
    String command() {
        return "./rounds bench " + String.join(" ", arguments);
    }
}
