package io.rounds.publications.flink;

import io.rounds.flink.Analysis;
import io.rounds.flink.AnalysisArguments;
import java.time.Duration;
import picocli.CommandLine.Command;

/** The options of publications on the command line: none yet. */
@Command
public final class PublicationsArguments implements AnalysisArguments {
    private static final Duration REMEMBER = Duration.ofDays(400);

    @Override
    public Analysis analysis() {
        return new PublicationsAnalysis(REMEMBER);
    }
}
