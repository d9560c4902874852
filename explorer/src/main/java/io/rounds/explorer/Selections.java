package io.rounds.explorer;

import io.rounds.export.source.Selection;

/** What exports and lists are chosen by. */
final class Selections {
    private Selections() {}

    /** @throws ProblemException where the values make no sense together */
    static Selection of(Parameters parameters) {
        try {
            return new Selection(
                    parameters.time("from"),
                    parameters.time("to"),
                    parameters.list("community"),
                    parameters.list("tag"),
                    parameters.list("domain"),
                    parameters.list("doi"));
        } catch (IllegalArgumentException e) {
            throw unfit(e);
        }
    }

    /** What a selection cannot be. */
    static ProblemException unfit(IllegalArgumentException problem) {
        return new ProblemException(
                Problem.Code.BAD_PARAMETER,
                String.valueOf(problem.getMessage()),
                "Change the parameters that it speaks of; /api/ describes them.",
                problem);
    }
}
