package io.rounds.links.flink;

import io.rounds.flink.LinkCodec;
import io.rounds.flink.TextCodec;
import io.rounds.flink.VersionedSerializer;
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
public final class TweetVersionSerializer extends VersionedSerializer<TweetVersion> {
    private static final long serialVersionUID = 1;
    private static final int VERSION = 1;
    private static final int UNKNOWN = -1;

    /** Stateless, so one instance serves all. */
    public static final TweetVersionSerializer INSTANCE = new TweetVersionSerializer();

    private TweetVersionSerializer() {
        super(VERSION);
    }

    @Override
    public TweetVersion createInstance() {
        return new TweetVersion("", 0, Instant.EPOCH, null);
    }

    @Override
    protected void write(TweetVersion tweet, DataOutputView out) throws IOException {
        TextCodec.write(tweet.tweet(), out);
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
        TextCodec.write(shares.kind().name(), out);
        TextCodec.write(shares.author(), out);
        TextCodec.write(shares.handle(), out);
        out.writeInt(followers == null ? UNKNOWN : followers);
        TextCodec.write(shares.hashtags(), out);
        TextCodec.write(shares.communities(), out);
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
            TextCodec.write(origin.tweet(), out);
            TextCodec.write(origin.author(), out);
            TextCodec.write(origin.handle(), out);
        }
    }

    @Override
    protected TweetVersion read(int found, DataInputView in) throws IOException {
        return new TweetVersion(
                TextCodec.read(in),
                in.readLong(),
                LinksCodec.readInstant(in),
                in.readBoolean() ? readShares(in) : null);
    }

    private static TweetShares readShares(DataInputView in) throws IOException {
        Kind kind = Kind.valueOf(TextCodec.read(in));
        String author = TextCodec.read(in);
        String handle = TextCodec.read(in);
        int followers = in.readInt();
        return new TweetShares(
                kind,
                author,
                handle,
                followers == UNKNOWN ? null : followers,
                TextCodec.readList(in),
                TextCodec.readList(in),
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
                ? new ShareOrigin(TextCodec.readNullable(in), TextCodec.readNullable(in), TextCodec.readNullable(in))
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
