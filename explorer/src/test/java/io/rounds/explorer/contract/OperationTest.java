package io.rounds.explorer.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rounds.explorer.answer.Problem;
import io.rounds.explorer.answer.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests validated by the contract. */
final class OperationTest {
    private final Contract contract = Contract.load();

    private Operation operation(String id) {
        return contract.operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Parameters check(String id, Map<String, List<String>> query) {
        return operation(id).validate(Map.of(), query);
    }

    private Problem refused(String id, String name, String... values) {
        return catchThrowableOfType(ProblemException.class, () -> check(id, Map.of(name, List.of(values))))
                .problem();
    }

    @Test
    void whatIsLeftOutIsTheDefault() {
        Parameters parameters = check("trends", Map.of());
        assertThat(parameters.text("community")).isEqualTo("foamed");
        assertThat(parameters.text("window")).isEqualTo("24h");
        assertThat(parameters.number("size")).isEqualTo(20);
        assertThat(parameters.text("kind")).isEqualTo("hashtag");
        assertThat(parameters.time("at")).isNull();
    }

    @Test
    void aDayIsItsMidnight() {
        assertThat(check("trends", Map.of("at", List.of("2026-03-01"))).time("at"))
                .isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    }

    @Test
    void aListMayBeRepeatedAndAnythingElseNot() {
        assertThat(check("graph", Map.of("tag", List.of("a", "b"))).list("tag")).containsExactly("a", "b");
        assertThat(refused("links", "tag", "a", "b").detail()).contains("2 times");
    }

    @Test
    void eachRuleNamesTheParameterAndSaysWhatToDo() {
        assertThat(refused("links", "sort", "best").advice()).contains("shares, authors, first, last");
        assertThat(refused("trends", "size", "51").advice()).contains("from 1 to 50");
        assertThat(refused("trends", "size", "99999999999999999999").parameter())
                .isEqualTo("size");
        assertThat(refused("trends", "window", "24").advice()).contains("15m, 1h, 24h or 7d");
        assertThat(refused("trends", "kind", "domain").advice()).contains("hashtag, link");
        assertThat(refused("trends", "at", "2026-13-01").advice()).contains("2026-03-01T10:00:00Z");
        assertThat(refused("trends", "comunity", "foamed").advice()).contains("community, window, at, kind, size");
        assertThat(refused("tweets", "ids", "").code()).isEqualTo(Problem.Code.BAD_PARAMETER);
        assertThat(refused("transcript", "reposts", "yes").code()).isEqualTo(Problem.Code.BAD_PARAMETER);
        assertThat(refused("links", "tag", "x".repeat(281)).advice()).contains("280");
    }

    @Test
    void theSameParametersHaveTheSameKeyWhateverTheirOrder() {
        Map<String, List<String>> some = Map.of("size", List.of("5"), "window", List.of("1h"));
        assertThat(check("trends", some).key()).isEqualTo(check("trends", some).key());
        assertThat(check("trends", Map.of("size", List.of("20"))).key())
                .isEqualTo(check("trends", Map.of()).key());
        assertThat(check("trends", some).key())
                .isNotEqualTo(check("trends", Map.of()).key());
    }
}
