package io.rounds.bench.trends;

/**
 * The configuration of a run.
 *
 * @param parallelism of every operator
 * @param backend Flink's name of the state backend: {@code hashmap} or {@code rocksdb}
 */
record RunConfig(int parallelism, String backend) {

    @Override
    public String toString() {
        return "parallelism " + parallelism + ", " + backend + " state";
    }
}
