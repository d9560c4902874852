package io.rounds.credibility;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FormulaTest {
    private static final Formula CURRENT = Formula.current();

    @Test
    void trustFlowsInOneRoundAtLeast() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Formula(
                        "none",
                        0,
                        CURRENT.halfLifeDays(),
                        CURRENT.base(),
                        CURRENT.young(),
                        CURRENT.weight(),
                        CURRENT.direction(),
                        CURRENT.evidence(),
                        CURRENT.coordination(),
                        CURRENT.accounts(),
                        CURRENT.bands()))
                .withMessageContaining("rounds is 0");
    }
}
