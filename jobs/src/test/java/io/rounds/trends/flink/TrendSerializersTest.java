package io.rounds.trends.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.flink.StoredBytes;
import io.rounds.flink.VersionedSerializer;
import io.rounds.trends.BurstState;
import io.rounds.trends.FirstOriginals;
import io.rounds.trends.LinkCredibility;
import io.rounds.trends.NameCounts;
import io.rounds.trends.Pane;
import io.rounds.trends.RankedList;
import io.rounds.trends.RankedTopic;
import io.rounds.trends.Ranking;
import io.rounds.trends.SeasonalHistory;
import io.rounds.trends.TableState;
import io.rounds.trends.TopicRow;
import io.rounds.trends.TrendsOptions;
import io.rounds.trends.Window;
import io.rounds.trends.bursts.Burst;
import io.rounds.trends.bursts.BurstDetails;
import io.rounds.trends.bursts.Reading;
import io.rounds.trends.bursts.TopicBursts;
import io.rounds.trends.bursts.WrittenBurst;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrendSerializersTest {
    private static final TopicRow ROW = new TopicRow(
            "sepsis", "Sepsis", 5, 3, 4, 1.25, 2.5, List.of("x:1", "x:2"), List.of("https://doi.org/10.1000/1"));
    private static final TopicRow OTHER = new TopicRow("chat", "Chat", 2, 2, 2, 0.5, 0.25, List.of(), List.of());
    private static final Pane PANE = new Pane(
            new String[] {"x:1", "https://litfl.com/", "Sepsis"},
            new String[] {"foamed sepsis"},
            new int[] {2},
            new int[] {1},
            new int[] {2},
            new long[] {11, 12},
            new NameCounts(new int[] {1}, new int[] {0}, new int[] {1}),
            new NameCounts(new int[] {1}, new int[] {1}, new int[] {2}),
            new NameCounts(new int[] {1}, new int[] {2}, new int[] {2}),
            new FirstOriginals(new int[] {1}, new int[] {0}, new long[] {1_767_614_400_000L}));
    private static final PanePart PART = new PanePart(7, 29_460_240, PANE);
    private static final TopList LIST = new TopList("foamed", 1, 29_460_240, 12, List.of(ROW, OTHER));
    private static final RankedList.Snapshot RANKED = new RankedList.Snapshot(
            12, List.of(ROW), List.of(new RankedList.Rank(ROW, 1, null), new RankedList.Rank(OTHER, null, 2)));
    private static final RankingPart RANKING_PART = new RankingPart(
            "foamed", 1, 29_460_240, 1, 2, true, 12, new RankingPart.Rows(List.of(ROW), List.of(OTHER)));
    private static final Ranking RANKING = new Ranking(
            "foamed",
            "1h",
            29_460_240,
            12,
            List.of(
                    new RankedTopic(ROW, 1, null, new LinkCredibility(71.5, 2)),
                    new RankedTopic(OTHER, null, 2, new LinkCredibility(null, 0))),
            List.of(new RankedTopic(OTHER, 1, 1, null)));
    private static final TrendsOptions OPTIONS = TrendsOptions.STANDARD.withWindows(List.of(Window.of("1h", "1h")));
    private static final TableState TABLE = new TableState(
            3,
            1,
            4,
            Map.of("foamed sepsis", new SeasonalHistory.Snapshot[] {
                new SeasonalHistory.Snapshot(
                        new int[] {1},
                        new int[] {2},
                        new double[] {3.5},
                        4.5,
                        5,
                        new int[] {6},
                        new int[] {7},
                        8,
                        9,
                        10)
            }),
            Set.of());

    private static final BurstState BURSTS = new BurstState(
            "foamed sepsis",
            new TopicBursts.Snapshot(
                    new Burst(3, 1, 5, 12, 0.5, 9.25, 6, 7),
                    List.of(
                            new Reading(8, 7, 1, new int[] {1, 2}, new double[] {0.25, 0.5}, new double[] {2.5, 3.5}),
                            Reading.blank(9, 7, 0, 2)),
                    List.of(
                            written(3, 90, new BurstDetails("Sepsis", List.of("x:1"), List.of("https://litfl.com/"))),
                            written(200, null, new BurstDetails("sepsis", List.of(), List.of()))),
                    77));

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        assertThat(copied(PaneSerializer.INSTANCE, PANE))
                .usingRecursiveComparison()
                .isEqualTo(PANE);
        assertThat(copied(PanePartSerializer.INSTANCE, PART))
                .usingRecursiveComparison()
                .isEqualTo(PART);
        assertThat(copied(BurstStateSerializer.INSTANCE, BURSTS))
                .usingRecursiveComparison()
                .isEqualTo(BURSTS);
        assertThat(copied(TopListSerializer.INSTANCE, LIST)).isEqualTo(LIST);
        assertThat(copied(RankedListSerializer.INSTANCE, RANKED)).isEqualTo(RANKED);
        assertThat(copied(RankingPartSerializer.INSTANCE, RANKING_PART)).isEqualTo(RANKING_PART);
        assertThat(copied(RankingSerializer.INSTANCE, RANKING)).isEqualTo(RANKING);
        assertThat(copied(new TableStateSerializer(OPTIONS), TABLE))
                .usingRecursiveComparison()
                .isEqualTo(TABLE);
    }

    @Test
    void whatEarlierVersionsStoredIsReadAgain() {
        StoredBytes.assertReadable(getClass(), "Pane", PaneSerializer.INSTANCE, PANE);
        StoredBytes.assertReadable(getClass(), "PanePart", PanePartSerializer.INSTANCE, PART);
        StoredBytes.assertReadable(getClass(), "BurstState", BurstStateSerializer.INSTANCE, BURSTS);
        StoredBytes.assertReadable(getClass(), "TopList", TopListSerializer.INSTANCE, LIST);
        StoredBytes.assertReadable(getClass(), "RankedList", RankedListSerializer.INSTANCE, RANKED);
        StoredBytes.assertReadable(getClass(), "RankingPart", RankingPartSerializer.INSTANCE, RANKING_PART);
        StoredBytes.assertReadable(getClass(), "Ranking", RankingSerializer.INSTANCE, RANKING);
        StoredBytes.assertReadable(getClass(), "TableState", new TableStateSerializer(OPTIONS), TABLE);
    }

    private static WrittenBurst written(int beganAt, @Nullable Integer endedAt, BurstDetails details) {
        return new WrittenBurst(beganAt, 1, 5, endedAt, 12, 0.5, 9.25, details);
    }

    private static <T> T copied(VersionedSerializer<T> serializer, T value) throws Exception {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        T copy = serializer.deserialize(in);
        assertThat(in.available()).isZero();
        return copy;
    }
}
