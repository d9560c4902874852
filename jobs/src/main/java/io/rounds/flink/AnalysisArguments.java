package io.rounds.flink;

import io.rounds.model.Community;
import java.util.List;

/**
 * The command-line options of an analysis: a picocli mixin for every command that runs the job. For an analysis without
 * options, the class declares none.
 */
public interface AnalysisArguments {

    /**
     * The analysis with these options.
     *
     * @throws IllegalArgumentException with a message for the user if an option is invalid
     */
    Analysis analysis();

    /**
     * Communities to analyse in addition to those selected by the command.
     *
     * @throws IllegalArgumentException as {@link #analysis()}
     */
    default List<Community> communities() {
        return List.of();
    }
}
