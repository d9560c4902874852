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

/** The options of all analyses, for each command that runs the job: a picocli mixin that adds theirs to the command. */
@Command
public final class AnalysesMixin {
    private final List<AnalysisArguments> analyses;

    /** Of the analyses of the registry. */
    public AnalysesMixin() {
        this(Analyses.arguments());
    }

    AnalysesMixin(List<AnalysisArguments> analyses) {
        this.analyses = analyses;
    }

    /** Called by picocli with the command that this is mixed into. */
    @Spec(Spec.Target.MIXEE)
    public void mixInto(CommandSpec command) {
        for (AnalysisArguments arguments : analyses) {
            command.addMixin(arguments.getClass().getName(), CommandSpec.forAnnotatedObject(arguments));
        }
    }

    /**
     * The analyses as the options say, over these communities and those that the options add.
     *
     * @throws IllegalArgumentException with a message for the person who gave the options
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
