package io.rounds.links.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.flink.StoredBytes;
import io.rounds.links.LinkStats;
import io.rounds.links.ShareChange;
import io.rounds.links.Shares;
import io.rounds.links.TweetVersion;
import io.rounds.model.Deletion;
import io.rounds.model.Kind;
import io.rounds.model.Link;
import io.rounds.model.LinkKind;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class SerializersTest {
    private static final Instant AT = Instant.parse("2026-03-02T12:00:00.123456789Z");

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        TweetVersion repost = TweetVersion.of(Shares.tweet(5, AT, Kind.REPOST, "a", "b"));
        TweetVersion gone = TweetVersion.deletion(new Deletion("x:5", AT));

        assertThat(again(TweetVersionSerializer.INSTANCE, repost)).isEqualTo(repost);
        assertThat(again(TweetVersionSerializer.INSTANCE, repost.retraction())).isEqualTo(repost.retraction());
        assertThat(again(TweetVersionSerializer.INSTANCE, gone)).isEqualTo(gone);
        ShareChange change = Shares.change(-1, 5, AT, "x:7", true, List.of("sepsis"), List.of("foamed", "meded"));
        assertThat(again(ShareChangeSerializer.INSTANCE, change)).isEqualTo(change);
    }

    @Test
    void everyFieldOfALinkAndTextsOfEveryLengthAreKept() throws IOException {
        for (int length : List.of(0, 1, 126, 127, 128, 300, 20_000)) {
            Link link = new Link(
                    "https://litfl.com/" + "ä".repeat(length),
                    "https://litfl.com/" + "ä".repeat(length),
                    "litfl.com",
                    null,
                    LinkKind.UNRESOLVED,
                    "youtube:1",
                    "10.1/2",
                    "3",
                    "PMC4",
                    "1301.5277");
            TweetVersion version = Shares.version(5, 100, AT, link);
            assertThat(again(TweetVersionSerializer.INSTANCE, version)).isEqualTo(version);
        }
    }

    @Test
    void statisticsAreReadAsWritten() throws IOException {
        List<ShareChange> changes = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            changes.add(Shares.change(
                    1, i, AT.plusSeconds(i), "x:" + i % 90, i % 3 == 0, List.of("t" + i % 7), List.of("foamed")));
        }
        LinkStats stats = LinkStats.NONE.plus(changes);

        assertThat(again(LinkStatsSerializer.INSTANCE, stats))
                .usingRecursiveComparison()
                .isEqualTo(stats);
    }

    private static <T> T again(TypeSerializer<T> serializer, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(16);
        serializer.serialize(value, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        T read = serializer.deserialize(in);
        assertThat(in.available()).isZero();
        return read;
    }

    /** With one entry in each map, whose order is none. */
    @Test
    void whatEarlierVersionsStoredIsReadAgain() {
        TweetVersion shared = TweetVersion.of(Shares.tweet(5, AT, Kind.REPOST, "a", "b"));
        TweetVersion version = new TweetVersion(shared.tweet(), AT.toEpochMilli(), shared.at(), shared.shares());
        ShareChange change = Shares.change(-1, 5, AT, "x:7", true, List.of("sepsis"), List.of("foamed", "meded"));
        LinkStats stats = LinkStats.NONE.plus(
                List.of(Shares.change(1, 5, AT, "x:7", true, List.of("sepsis"), List.of("foamed"))));

        StoredBytes.assertReadable(getClass(), "TweetVersion", TweetVersionSerializer.INSTANCE, version);
        StoredBytes.assertReadable(getClass(), "ShareChange", ShareChangeSerializer.INSTANCE, change);
        StoredBytes.assertReadable(getClass(), "LinkStats", LinkStatsSerializer.INSTANCE, stats);
    }
}
