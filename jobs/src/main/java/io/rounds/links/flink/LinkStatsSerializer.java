package io.rounds.links.flink;

import io.rounds.flink.ImmutableSerializer;
import io.rounds.flink.LinkCodec;
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

/** Writes the stories of links. */
public final class LinkStatsSerializer extends ImmutableSerializer<LinkStats> {
    private static final long serialVersionUID = 1;

    /** The only one. */
    public static final LinkStatsSerializer INSTANCE = new LinkStatsSerializer();

    @Override
    public LinkStats createInstance() {
        return LinkStats.NONE;
    }

    @Override
    public void serialize(LinkStats story, DataOutputView out) throws IOException {
        out.writeLong(story.version());
        out.writeLong(story.latestMillis());
        LinksCodec.write(story.rating(), out);
        out.writeInt(story.shares());
        out.writeInt(story.reposts());
        out.writeInt(story.targets().size());
        for (Map.Entry<Link, Integer> target : story.targets().entrySet()) {
            LinkCodec.write(target.getKey(), out);
            out.writeInt(target.getValue());
        }
        write(story.moments().earliest(), out);
        write(story.moments().latest(), out);
        out.writeInt(story.moments().between());
        out.writeInt(story.times().unitSeconds());
        LinksCodec.write(story.times().counts(), out);
        out.writeInt(story.hashtags().size());
        for (Map.Entry<String, Integer> hashtag : story.hashtags().entrySet()) {
            LinksCodec.write(hashtag.getKey(), out);
            out.writeInt(hashtag.getValue());
        }
        out.writeInt(story.communities().size());
        for (CommunityCount count : story.communities()) {
            LinksCodec.write(count.community(), out);
            out.writeInt(count.shares());
            out.writeInt(count.reposts());
            LinksCodec.write(count.authors(), out);
        }
    }

    private static void write(List<TimedShare> moments, DataOutputView out) throws IOException {
        out.writeInt(moments.size());
        for (TimedShare moment : moments) {
            LinksCodec.write(moment.at(), out);
            LinksCodec.write(moment.tweet(), out);
            LinksCodec.write(moment.author(), out);
        }
    }

    @Override
    public LinkStats deserialize(DataInputView in) throws IOException {
        return new LinkStats(
                in.readLong(),
                in.readLong(),
                LinksCodec.readRating(in),
                in.readInt(),
                in.readInt(),
                readTargets(in),
                new FirstAndLastShares(readMoments(in), readMoments(in), in.readInt()),
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

    private static List<TimedShare> readMoments(DataInputView in) throws IOException {
        int size = in.readInt();
        List<TimedShare> moments = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            moments.add(new TimedShare(LinksCodec.readInstant(in), LinksCodec.readString(in), LinksCodec.readString(in)));
        }
        return List.copyOf(moments);
    }

    private static Map<String, Integer> readHashtags(DataInputView in) throws IOException {
        Map<String, Integer> hashtags = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            hashtags.put(LinksCodec.readString(in), in.readInt());
        }
        return Map.copyOf(hashtags);
    }

    private static List<CommunityCount> readCommunities(DataInputView in) throws IOException {
        int size = in.readInt();
        List<CommunityCount> counts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            counts.add(new CommunityCount(
                    LinksCodec.readString(in), in.readInt(), in.readInt(), LinksCodec.readCounts(in)));
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
