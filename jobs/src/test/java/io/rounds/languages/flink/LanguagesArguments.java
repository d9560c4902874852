package io.rounds.languages.flink;

import io.rounds.flink.Analysis;
import io.rounds.flink.AnalysisArguments;
import picocli.CommandLine.Option;

/** The options of languages on the command line. */
public final class LanguagesArguments implements AnalysisArguments {
    @Option(
            names = "--min-language-tweets",
            paramLabel = "N",
            description = "How many tweets a day a language needs. Default: ${DEFAULT-VALUE}.")
    private int minTweets = 1;

    @Override
    public Analysis analysis() {
        if (minTweets < 1) {
            throw new IllegalArgumentException("--min-language-tweets is 1 or more");
        }
        return new LanguagesAnalysis(minTweets);
    }
}
