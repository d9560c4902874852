package io.rounds.trends.flink;

import io.rounds.flink.Analysis;
import io.rounds.flink.AnalysisArguments;
import io.rounds.trends.TrendsOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options of trends on the command line. */
@Command
public final class TrendsArguments implements AnalysisArguments {
    @Option(
            names = "--history",
            split = ",",
            paramLabel = "WINDOW=STEP",
            description = "How often the rankings of a window are kept as history, in the index trends: the ends that are a"
                    + " multiple of the step, counted from midnight of 1970-01-01 (UTC); a step is a number and m, h or d."
                    + " Default: 15m=15m,1h=1h,24h=3h,7d=6h.")
    private Map<String, String> history = new LinkedHashMap<>();

    @Option(
            names = "--rank-authors",
            paramLabel = "AUTHORS",
            description = "Distinct authors from which on a topic ranks. Default: ${DEFAULT-VALUE}.")
    private int rankAuthors = TrendsOptions.STANDARD.rankAuthors();

    @Override
    public Analysis analysis() {
        if (rankAuthors < 1) {
            throw new IllegalArgumentException("--rank-authors must be 1 or more, not " + rankAuthors);
        }
        return new TrendsAnalysis(TrendsOptions.STANDARD.withHistory(history).withRankAuthors(rankAuthors));
    }
}
