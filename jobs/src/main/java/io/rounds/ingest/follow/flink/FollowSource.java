package io.rounds.ingest.follow.flink;

import io.rounds.ingest.follow.Step;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The live stream of a network, without an end. A restored job goes on at the position of its checkpoint. */
public final class FollowSource implements Source<Step, FollowSplit, Collection<FollowSplit>> {
    private static final long serialVersionUID = 1;

    private final String network;
    private final NetworkFactory networks;

    /**
     * @param network its name, which positions are stored under
     * @param networks makes it where the source runs
     */
    public FollowSource(String network, NetworkFactory networks) {
        this.network = network;
        this.networks = networks;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<Step, FollowSplit> createReader(SourceReaderContext context) {
        return FollowSourceReader.create(networks, context);
    }

    @Override
    public SplitEnumerator<FollowSplit, Collection<FollowSplit>> createEnumerator(
            SplitEnumeratorContext<FollowSplit> context) {
        return new FollowEnumerator(context, List.of(new FollowSplit(network, null, new byte[0])));
    }

    @Override
    public SplitEnumerator<FollowSplit, Collection<FollowSplit>> restoreEnumerator(
            SplitEnumeratorContext<FollowSplit> context, Collection<FollowSplit> unassigned) {
        return new FollowEnumerator(context, unassigned);
    }

    @Override
    public SimpleVersionedSerializer<FollowSplit> getSplitSerializer() {
        return FollowSplitSerializer.INSTANCE;
    }

    @Override
    public SimpleVersionedSerializer<Collection<FollowSplit>> getEnumeratorCheckpointSerializer() {
        return FollowSplitsSerializer.INSTANCE;
    }
}
