package io.rounds.explorer.answer;

/** Fails a request with a {@link Problem}. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    public ProblemException(Problem.Code code, String detail, String advice) {
        this(Problem.of(code, detail, advice));
    }

    public ProblemException(Problem.Code code, String detail, String advice, Throwable cause) {
        super(detail, cause);
        this.problem = Problem.of(code, detail, advice);
    }

    public Problem problem() {
        return problem;
    }
}
