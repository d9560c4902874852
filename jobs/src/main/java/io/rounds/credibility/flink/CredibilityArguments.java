package io.rounds.credibility.flink;

import io.rounds.credibility.CredibilityOptions;
import io.rounds.credibility.RatingList;
import io.rounds.flink.Analysis;
import io.rounds.flink.AnalysisArguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of credibility on the command line. */
public final class CredibilityArguments implements AnalysisArguments {
    @Option(
            names = "--ratings",
            paramLabel = "FILE",
            description =
                    "Ratings of domains in addition to the list that ships: CSV with a header, a domain and its rating from 0 to 1.")
    private @Nullable Path ratings;

    @Override
    public Analysis analysis() {
        CredibilityOptions options = CredibilityOptions.standard();
        return new CredibilityAnalysis(ratings == null ? options : options.with(read(ratings)));
    }

    private static RatingList read(Path file) {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException(file + ": no such file");
        }
        try {
            return RatingList.read(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
