package io.rounds.flink;

import io.rounds.model.Community;
import java.util.List;

/**
 * The options of an analysis on the command line: a picocli mixin of every command that runs the job. An analysis without
 * options has a class without any.
 */
public interface AnalysisArguments {

    /**
     * The analysis with the options that were given.
     *
     * @throws IllegalArgumentException with a message for the person who gave them
     */
    Analysis analysis();

    /**
     * Communities that the options add to those that were asked for.
     *
     * @throws IllegalArgumentException as {@link #analysis()}
     */
    default List<Community> communities() {
        return List.of();
    }
}
