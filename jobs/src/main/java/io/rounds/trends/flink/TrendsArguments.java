package io.rounds.trends.flink;

import io.rounds.flink.Analysis;
import io.rounds.flink.AnalysisArguments;
import io.rounds.trends.TrendsOptions;
import picocli.CommandLine.Command;

/** The options of trends on the command line: none yet. */
@Command
public final class TrendsArguments implements AnalysisArguments {

    @Override
    public Analysis analysis() {
        return new TrendsAnalysis(TrendsOptions.STANDARD);
    }
}
