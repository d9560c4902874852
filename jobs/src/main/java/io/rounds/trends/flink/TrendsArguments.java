package io.rounds.trends.flink;

import io.rounds.flink.Analysis;
import io.rounds.flink.AnalysisArguments;
import io.rounds.trends.Limits;
import io.rounds.trends.TopicKind;
import io.rounds.trends.TrendsOptions;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options of trends on the command line. */
@Command
public final class TrendsArguments implements AnalysisArguments {
    private static final int MEBI_BITS = 20;

    @Option(
            names = "--history",
            split = ",",
            paramLabel = "WINDOW=STEP",
            description =
                    "How often the rankings of a window are kept as history, in the index trends: the ends that are a"
                            + " multiple of the step, counted from midnight of 1970-01-01 (UTC); a step is a number and m, h or d."
                            + " Default: 15m=15m,1h=1h,24h=3h,7d=6h.")
    private Map<String, String> history = new LinkedHashMap<>();

    @Option(
            names = "--rank-authors",
            paramLabel = "AUTHORS",
            description = "Distinct authors from which on a topic ranks. Default: ${DEFAULT-VALUE}.")
    private int rankAuthors = TrendsOptions.STANDARD.rankAuthors();

    @Option(
            names = "--burst-level",
            split = ",",
            paramLabel = "KIND=PEOPLE",
            description =
                    "When a burst of a hashtag or a link begins: where its use is as surprising as that of a new one by"
                            + " so many people within 15 minutes, an hour or a day. Default: hashtag=7.5,link=40, about one false"
                            + " alarm a week each.")
    private Map<String, Double> burstLevels = new LinkedHashMap<>();

    @Option(
            names = "--exact-authors",
            paramLabel = "AUTHORS",
            description =
                    "Distinct authors of a topic in the longest window up to which they are counted; beyond, they are"
                            + " estimated within 2 %% and the rows say so. Default: ${DEFAULT-VALUE}.")
    private int exactAuthors = Limits.STANDARD.exactAuthors();

    @Option(
            names = "--pane-memory",
            paramLabel = "MIB",
            description =
                    "Memory for the minutes of the past; where they take more, old ones are merged, so that windows of a"
                            + " day and more begin up to an hour earlier except where they end on the hour. Default:"
                            + " ${DEFAULT-VALUE}.")
    private int paneMemory = Math.toIntExact((Limits.STANDARD.paneBytes() * KeyGroups.COUNT) >> MEBI_BITS);

    @Override
    public Analysis analysis() {
        if (rankAuthors < 1) {
            throw new IllegalArgumentException("--rank-authors must be 1 or more, not " + rankAuthors);
        }
        return new TrendsAnalysis(TrendsOptions.STANDARD
                .withHistory(history)
                .withRankAuthors(rankAuthors)
                .withBurstLevels(levels())
                .withLimits(limits()));
    }

    private Limits limits() {
        if (exactAuthors < 1 || paneMemory < 0) {
            throw new IllegalArgumentException("--exact-authors must be 1 or more, and --pane-memory 0 or more");
        }
        return new Limits(exactAuthors, ((long) paneMemory << MEBI_BITS) / KeyGroups.COUNT);
    }

    private Map<TopicKind, Double> levels() {
        Map<TopicKind, Double> levels = new EnumMap<>(TopicKind.class);
        burstLevels.forEach((name, level) -> levels.put(kind(name), level));
        return levels;
    }

    private static TopicKind kind(String name) {
        for (TopicKind kind : TopicKind.values()) {
            if (kind.documentName().equals(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("--burst-level is of hashtag or link, not of '" + name + "'");
    }
}
