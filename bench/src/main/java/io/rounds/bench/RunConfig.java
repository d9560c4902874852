package io.rounds.bench;

/**
 * What the contenders run with.
 *
 * @param parallelism of every operator
 * @param backend Flink's name of where state is kept: {@code hashmap} or {@code rocksdb}
 */
record RunConfig(int parallelism, String backend) {

    @Override
    public String toString() {
        return "parallelism " + parallelism + ", " + backend + " state";
    }
}
