package io.rounds.app;

import io.rounds.flink.AnalysisArguments;
import io.rounds.model.Community;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A picocli mixin with the options of all analyses, for every command that runs the job. */
@Command
public final class AnalysesMixin {
    private final List<AnalysisArguments> analyses;

    /** The options of all registered analyses. */
    public AnalysesMixin() {
        this(Analyses.arguments());
    }

    AnalysesMixin(List<AnalysisArguments> analyses) {
        this.analyses = analyses;
    }

    /** Adds the options to the command; called by picocli. */
    @Spec(Spec.Target.MIXEE)
    public void mixInto(CommandSpec command) {
        for (AnalysisArguments arguments : analyses) {
            command.addMixin(arguments.getClass().getName(), CommandSpec.forAnnotatedObject(arguments));
        }
    }

    /**
     * The job options: the configured analyses, and these communities with those that the analyses add.
     *
     * @throws IllegalArgumentException with a message for the user if an option is invalid
     */
    public AnalyticsOptions options(List<Community> communities) {
        List<Community> all = new ArrayList<>(communities);
        Set<String> names = new HashSet<>();
        communities.forEach(community -> names.add(community.name()));
        for (AnalysisArguments arguments : analyses) {
            for (Community community : arguments.communities()) {
                if (names.add(community.name())) {
                    all.add(community);
                }
            }
        }
        return AnalyticsOptions.of(
                all, analyses.stream().map(AnalysisArguments::analysis).toList());
    }
}
