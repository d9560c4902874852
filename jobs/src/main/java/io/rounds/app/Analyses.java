package io.rounds.app;

import io.rounds.flink.Analysis;
import io.rounds.links.flink.LinksAnalysis;
import io.rounds.trends.flink.TrendsAnalysis;
import java.util.List;

/** The registry of analyses: a new one is a line here. */
final class Analyses {
    private Analyses() {}

    static List<Analysis> of(AnalyticsOptions options) {
        return List.of(new TrendsAnalysis(options.communities(), options.trends()), new LinksAnalysis(options.links()));
    }
}
