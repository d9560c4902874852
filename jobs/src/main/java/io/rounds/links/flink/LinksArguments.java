package io.rounds.links.flink;

import io.rounds.flink.Analysis;
import io.rounds.flink.AnalysisArguments;
import io.rounds.links.LinksOptions;
import picocli.CommandLine.Command;

/** The options of links on the command line: none yet. */
@Command
public final class LinksArguments implements AnalysisArguments {

    @Override
    public Analysis analysis() {
        return new LinksAnalysis(LinksOptions.STANDARD);
    }
}
