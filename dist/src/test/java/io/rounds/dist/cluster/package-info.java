/**
 * The job on a cluster of real processes: Kafka brokers, ZooKeeper, job managers and task managers of Flink, and a node of
 * Elasticsearch, each a child of the test on 127.0.0.1 that can be killed.
 */
@NullMarked
package io.rounds.dist.cluster;

import org.jspecify.annotations.NullMarked;
