package io.rounds.ingest.follow.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rounds.ingest.follow.IdMemory;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowSourceTest {
    /** Written by version 1; later versions read it. */
    private static final String STORED = "0007626c7565736b790100027b7d0000001000000000000000050000000000000007";

    @Test
    void aStoredSplitIsRead() throws IOException {
        IdMemory known = new IdMemory(5);
        known.add(5);
        known.add(7);
        FollowSplit split = new FollowSplit("bluesky", "{}", known.bytes());

        byte[] bytes = FollowSplitSerializer.INSTANCE.serialize(split);

        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(STORED);
        FollowSplit read =
                FollowSplitSerializer.INSTANCE.deserialize(1, HexFormat.of().parseHex(STORED));
        assertThat(read.network()).isEqualTo("bluesky");
        assertThat(read.position()).isEqualTo("{}");
        assertThat(read.known()).isEqualTo(known.bytes());
    }

    @Test
    void aSplitWithoutAPositionBeginsNow() throws IOException {
        byte[] bytes = FollowSplitsSerializer.INSTANCE.serialize(List.of(new FollowSplit("x", null, new byte[0])));

        assertThat(FollowSplitsSerializer.INSTANCE.deserialize(1, bytes))
                .singleElement()
                .satisfies(split -> assertThat(split.position()).isNull());
    }

    @Test
    void anUnknownVersionIsRefused() {
        assertThatThrownBy(() -> FollowSplitSerializer.INSTANCE.deserialize(9, new byte[0]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("newer Rounds");
    }

    @Test
    void aSplitAdvancesWithWhatIsEmitted() {
        FollowSplit.State state = new FollowSplit.State(new FollowSplit("x", null, new byte[0]));

        state.advance("p", 0);
        state.advance("q", 9);

        assertThat(state.split().position()).isEqualTo("q");
        assertThat(IdMemory.of(state.split().known()).contains(9)).isTrue();
    }
}
