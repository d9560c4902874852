package io.rounds.links.flink;

import io.rounds.flink.LinkCodec;
import io.rounds.flink.TextCodec;
import io.rounds.flink.VersionedSerializer;
import io.rounds.links.CommunityCount;
import io.rounds.links.FirstAndLastShares;
import io.rounds.links.LinkStats;
import io.rounds.links.ShareTimes;
import io.rounds.links.TimedShare;
import io.rounds.model.Link;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes the statistics of links. */
public final class LinkStatsSerializer extends VersionedSerializer<LinkStats> {
    private static final long serialVersionUID = 1;
    private static final int VERSION = 1;

    /** Stateless, so one instance serves all. */
    public static final LinkStatsSerializer INSTANCE = new LinkStatsSerializer();

    private LinkStatsSerializer() {
        super(VERSION);
    }

    @Override
    public LinkStats createInstance() {
        return LinkStats.NONE;
    }

    @Override
    protected void write(LinkStats stats, DataOutputView out) throws IOException {
        out.writeLong(stats.version());
        out.writeLong(stats.latestMillis());
        LinksCodec.write(stats.rating(), out);
        out.writeInt(stats.shares());
        out.writeInt(stats.reposts());
        out.writeInt(stats.targets().size());
        for (Map.Entry<Link, Integer> target : stats.targets().entrySet()) {
            LinkCodec.write(target.getKey(), out);
            out.writeInt(target.getValue());
        }
        write(stats.firstAndLast().earliest(), out);
        write(stats.firstAndLast().latest(), out);
        out.writeInt(stats.firstAndLast().between());
        out.writeInt(stats.times().unitSeconds());
        LinksCodec.write(stats.times().counts(), out);
        out.writeInt(stats.hashtags().size());
        for (Map.Entry<String, Integer> hashtag : stats.hashtags().entrySet()) {
            TextCodec.write(hashtag.getKey(), out);
            out.writeInt(hashtag.getValue());
        }
        out.writeInt(stats.communities().size());
        for (CommunityCount count : stats.communities()) {
            TextCodec.write(count.community(), out);
            out.writeInt(count.shares());
            out.writeInt(count.reposts());
            LinksCodec.write(count.authors(), out);
        }
    }

    private static void write(List<TimedShare> shares, DataOutputView out) throws IOException {
        out.writeInt(shares.size());
        for (TimedShare share : shares) {
            LinksCodec.write(share.at(), out);
            TextCodec.write(share.tweet(), out);
            TextCodec.write(share.author(), out);
        }
    }

    @Override
    protected LinkStats read(int found, DataInputView in) throws IOException {
        return new LinkStats(
                in.readLong(),
                in.readLong(),
                LinksCodec.readRating(in),
                in.readInt(),
                in.readInt(),
                readTargets(in),
                new FirstAndLastShares(readTimedShares(in), readTimedShares(in), in.readInt()),
                new ShareTimes(in.readInt(), LinksCodec.readCounts(in)),
                readHashtags(in),
                readCommunities(in));
    }

    private static Map<Link, Integer> readTargets(DataInputView in) throws IOException {
        Map<Link, Integer> targets = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            targets.put(LinkCodec.read(in), in.readInt());
        }
        return Map.copyOf(targets);
    }

    private static List<TimedShare> readTimedShares(DataInputView in) throws IOException {
        int size = in.readInt();
        List<TimedShare> shares = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            shares.add(new TimedShare(LinksCodec.readInstant(in), TextCodec.read(in), TextCodec.read(in)));
        }
        return List.copyOf(shares);
    }

    private static Map<String, Integer> readHashtags(DataInputView in) throws IOException {
        Map<String, Integer> hashtags = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            hashtags.put(TextCodec.read(in), in.readInt());
        }
        return Map.copyOf(hashtags);
    }

    private static List<CommunityCount> readCommunities(DataInputView in) throws IOException {
        int size = in.readInt();
        List<CommunityCount> counts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            counts.add(new CommunityCount(
                    TextCodec.read(in), in.readInt(), in.readInt(), LinksCodec.readCounts(in)));
        }
        return List.copyOf(counts);
    }

    @Override
    public TypeSerializerSnapshot<LinkStats> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Written into checkpoints beside the state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<LinkStats> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
