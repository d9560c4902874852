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

    /** The only one. */
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
        TweetShares sharing = tweet.sharing();
        out.writeBoolean(sharing != null);
        if (sharing != null) {
            write(sharing, out);
        }
    }

    private static void write(TweetShares sharing, DataOutputView out) throws IOException {
        Integer followers = sharing.followers();
        LinksCodec.write(sharing.kind().name(), out);
        LinksCodec.write(sharing.author(), out);
        LinksCodec.write(sharing.handle(), out);
        out.writeInt(followers == null ? UNKNOWN : followers);
        LinksCodec.write(sharing.hashtags(), out);
        LinksCodec.write(sharing.communities(), out);
        out.writeInt(sharing.links().size());
        for (Link link : sharing.links()) {
            LinkCodec.write(link, out);
        }
        out.writeInt(sharing.ratings().size());
        for (SourceRating rating : sharing.ratings()) {
            LinksCodec.write(rating, out);
        }
        ShareOrigin via = sharing.via();
        out.writeBoolean(via != null);
        if (via != null) {
            LinksCodec.write(via.tweet(), out);
            LinksCodec.write(via.author(), out);
            LinksCodec.write(via.handle(), out);
        }
    }

    @Override
    public TweetVersion deserialize(DataInputView in) throws IOException {
        return new TweetVersion(
                LinksCodec.readString(in),
                in.readLong(),
                LinksCodec.readInstant(in),
                in.readBoolean() ? readSharing(in) : null);
    }

    private static TweetShares readSharing(DataInputView in) throws IOException {
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
                readVia(in));
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

    private static @Nullable ShareOrigin readVia(DataInputView in) throws IOException {
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
