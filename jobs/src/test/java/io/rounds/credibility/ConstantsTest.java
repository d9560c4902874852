package io.rounds.credibility;

import static org.assertj.core.api.Assertions.assertThat;

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
                "young.cap",
                "weight.matureDays",
                "weight.knownFollowers",
                "weight.sources",
                "direction.base",
                "direction.stretch",
                "direction.doubtWeight",
                "direction.lowWeight",
                "direction.sureness",
                "evidence.trim",
                "evidence.cap",
                "evidence.originCap",
                "coordination.cap",
                "coordination.seconds",
                "coordination.links",
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
        return with(Formula.current(), constant, factor);
    }

    /** The record with the constant of this path multiplied. */
    private static <T extends Record> T with(T before, String path, double factor) throws Exception {
        String[] steps = path.split("\\.", 2);
        RecordComponent[] components = before.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Object value = components[i].getAccessor().invoke(before);
            values[i] = !components[i].getName().equals(steps[0])
                    ? value
                    : value instanceof Record part ? with(part, steps[1], factor) : multiplied(value, factor);
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        @SuppressWarnings("unchecked") // of the same class
        T after = (T) before.getClass().getDeclaredConstructor(types).newInstance(values);
        return after;
    }

    private static Object multiplied(Object value, double factor) {
        return value instanceof Integer number
                ? (Object) Math.max(1, (int) Math.round(number * factor))
                : (Object) ((Double) value * factor);
    }
}
