package io.rounds.explorer.answer;

/** Ends a request with a {@link Problem}. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    ProblemException(Problem.Code code, String detail, String advice) {
        this(Problem.of(code, detail, advice));
    }

    ProblemException(Problem.Code code, String detail, String advice, Throwable cause) {
        super(detail, cause);
        this.problem = Problem.of(code, detail, advice);
    }

    Problem problem() {
        return problem;
    }
}
