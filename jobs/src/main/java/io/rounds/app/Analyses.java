package io.rounds.app;

import io.rounds.chats.flink.ChatsArguments;
import io.rounds.credibility.flink.CredibilityArguments;
import io.rounds.flink.Analysis;
import io.rounds.flink.AnalysisArguments;
import io.rounds.links.flink.LinksArguments;
import io.rounds.publications.flink.PublicationsArguments;
import io.rounds.trends.flink.TrendsArguments;
import java.util.List;

/** The registry of analyses. */
public final class Analyses {
    private Analyses() {}

    /**
     * The command-line options of each analysis; a new analysis adds a line here. An analysis sees what the analyses above it
     * add to the streams: credibility adds the ratings of sources.
     */
    static List<AnalysisArguments> arguments() {
        return List.of(
                new CredibilityArguments(), // adds ratings
                new TrendsArguments(),
                new LinksArguments(),
                new ChatsArguments(),
                new PublicationsArguments());
    }

    /** All analyses with their default options. */
    public static List<Analysis> standard() {
        return arguments().stream().map(AnalysisArguments::analysis).toList();
    }
}
