package io.rounds.explorer.contract;

import io.rounds.explorer.answer.Problem;
import io.rounds.explorer.answer.ProblemException;
import io.rounds.export.source.Selection;

/** Selections of documents for lists and exports. */
public final class Selections {
    private Selections() {}

    /**
     * The selection that the parameters of a request describe.
     *
     * @throws ProblemException if the parameters contradict each other
     */
    public static Selection of(Parameters parameters) {
        try {
            return new Selection(
                    parameters.time("from"),
                    parameters.time("to"),
                    parameters.list("community"),
                    parameters.list("tag"),
                    parameters.list("domain"),
                    parameters.list("doi"));
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
    }

    /** The problem of parameters that are not a valid selection. */
    public static ProblemException invalid(IllegalArgumentException problem) {
        return new ProblemException(
                Problem.Code.BAD_PARAMETER,
                String.valueOf(problem.getMessage()),
                "Change the parameters named; /api/ describes them.",
                problem);
    }
}
