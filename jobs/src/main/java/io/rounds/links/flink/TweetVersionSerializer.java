package io.rounds.links.flink;

import io.rounds.flink.ImmutableSerializer;
import io.rounds.flink.LinkCodec;
import io.rounds.links.ShareOrigin;
import io.rounds.links.TweetShares;
import io.rounds.links.TweetVersion;
import io.rounds.model.Kind;
import io.rounds.model.Link;
import io.rounds.model.SourceRating;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Writes versions of tweets, with what they share. */
public final class TweetVersionSerializer extends ImmutableSerializer<TweetVersion> {
    private static final long serialVersionUID = 1;
    private static final int UNKNOWN = -1;

    /** Stateless, so one instance serves all. */
    public static final TweetVersionSerializer INSTANCE = new TweetVersionSerializer();

    @Override
    public TweetVersion createInstance() {
        return new TweetVersion("", 0, Instant.EPOCH, null);
    }

    @Override
    public void serialize(TweetVersion tweet, DataOutputView out) throws IOException {
        LinksCodec.write(tweet.tweet(), out);
        out.writeLong(tweet.version());
        LinksCodec.write(tweet.at(), out);
        TweetShares shares = tweet.shares();
        out.writeBoolean(shares != null);
        if (shares != null) {
            write(shares, out);
        }
    }

    private static void write(TweetShares shares, DataOutputView out) throws IOException {
        Integer followers = shares.followers();
        LinksCodec.write(shares.kind().name(), out);
        LinksCodec.write(shares.author(), out);
        LinksCodec.write(shares.handle(), out);
        out.writeInt(followers == null ? UNKNOWN : followers);
        LinksCodec.write(shares.hashtags(), out);
        LinksCodec.write(shares.communities(), out);
        out.writeInt(shares.links().size());
        for (Link link : shares.links()) {
            LinkCodec.write(link, out);
        }
        out.writeInt(shares.ratings().size());
        for (SourceRating rating : shares.ratings()) {
            LinksCodec.write(rating, out);
        }
        ShareOrigin origin = shares.origin();
        out.writeBoolean(origin != null);
        if (origin != null) {
            LinksCodec.write(origin.tweet(), out);
            LinksCodec.write(origin.author(), out);
            LinksCodec.write(origin.handle(), out);
        }
    }

    @Override
    public TweetVersion deserialize(DataInputView in) throws IOException {
        return new TweetVersion(
                LinksCodec.readString(in),
                in.readLong(),
                LinksCodec.readInstant(in),
                in.readBoolean() ? readShares(in) : null);
    }

    private static TweetShares readShares(DataInputView in) throws IOException {
        Kind kind = Kind.valueOf(LinksCodec.readString(in));
        String author = LinksCodec.readString(in);
        String handle = LinksCodec.readString(in);
        int followers = in.readInt();
        return new TweetShares(
                kind,
                author,
                handle,
                followers == UNKNOWN ? null : followers,
                LinksCodec.readStrings(in),
                LinksCodec.readStrings(in),
                readLinks(in),
                readRatings(in),
                readOrigin(in));
    }

    private static List<Link> readLinks(DataInputView in) throws IOException {
        int size = in.readInt();
        List<Link> links = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            links.add(LinkCodec.read(in));
        }
        return links;
    }

    private static List<SourceRating> readRatings(DataInputView in) throws IOException {
        int size = in.readInt();
        List<SourceRating> ratings = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            SourceRating rating = LinksCodec.readRating(in);
            if (rating == null) {
                throw new IOException("a rating is missing");
            }
            ratings.add(rating);
        }
        return ratings;
    }

    private static @Nullable ShareOrigin readOrigin(DataInputView in) throws IOException {
        return in.readBoolean()
                ? new ShareOrigin(LinksCodec.readNullable(in), LinksCodec.readNullable(in), LinksCodec.readNullable(in))
                : null;
    }

    @Override
    public TypeSerializerSnapshot<TweetVersion> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Written into checkpoints beside the state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<TweetVersion> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
