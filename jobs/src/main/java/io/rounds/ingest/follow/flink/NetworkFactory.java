package io.rounds.ingest.follow.flink;

import io.rounds.ingest.follow.Network;
import java.io.Serializable;

/** Makes the network where the source runs. */
@FunctionalInterface
public interface NetworkFactory extends Serializable {
    Network create();
}
