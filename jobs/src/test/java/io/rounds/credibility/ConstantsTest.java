package io.rounds.credibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What each constant of the formula does: recovery and attacks with half and with twice its value. Takes minutes, so it runs
 * only when asked for, with {@code -Drounds.constants=true}; it prints the table of {@code docs/credibility.md}.
 */
@EnabledIfSystemProperty(named = "rounds.constants", matches = "true")
class ConstantsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "halfLifeDays",
                "base",
                "youngCap",
                "matureDays",
                "knownFollowers",
                "varietyOfSources",
                "tasteBase",
                "tasteStretch",
                "doubtWeight",
                "lowWeight",
                "sureness",
                "trim",
                "evidenceCap",
                "originCap",
                "concertCap",
                "concertSeconds",
                "concertLinks",
                "rounds"
            })
    void theRuleDoesNotHingeOnOneConstant(String constant) throws Exception {
        for (double factor : new double[] {0.5, 1, 2}) {
            Formula formula = with(constant, factor);
            RecoveryTest.Recovered recovered = RecoveryTest.recover(30, formula, mean -> mean, constant);
            AttacksTest.World world = AttacksTest.World.create();
            double worst = 0;
            for (AttacksTest.Attack attack : AttacksTest.Attack.values()) {
                double before = world.after(List.of(), attack.target, formula);
                double after =
                        world.after(new AttacksTest.Attackers(attack.target, 3).tweets(attack), attack.target, formula);
                worst = Math.max(worst, Math.abs(after - before));
            }
            System.out.printf(
                    Locale.ROOT,
                    "| %s × %.1f | %.3f | %.3f | %d | %.1f |%n",
                    constant,
                    factor,
                    recovered.auc(),
                    recovered.spearman(),
                    recovered.unrated(),
                    worst);

            assertThat(recovered.auc()).isGreaterThan(0.9);
        }
    }

    private static Formula with(String constant, double factor) throws Exception {
        RecordComponent[] components = Formula.class.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Object value = components[i].getAccessor().invoke(Formula.current());
            boolean chosen = components[i].getName().equals(constant);
            values[i] = !chosen
                    ? value
                    : value instanceof Integer number
                            ? (Object) Math.max(1, (int) Math.round(number * factor))
                            : (Object) ((Double) value * factor);
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<Formula> constructor = Formula.class.getDeclaredConstructor(types);
        return constructor.newInstance(values);
    }
}
