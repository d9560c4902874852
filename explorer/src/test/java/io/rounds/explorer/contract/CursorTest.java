package io.rounds.explorer.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.answer.ProblemException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CursorTest {
    @Test
    void aCursorDecodesToTheSortValuesItEncodes() {
        JsonNode sortValues = Json.array().add(17).add("a/ä");
        Parameters parameters = new Parameters(Map.of("cursor", List.of(Cursor.of(sortValues))));
        assertThat(Cursor.sortValues(parameters, 2)).isEqualTo(sortValues);
        assertThatThrownBy(() -> Cursor.sortValues(parameters, 1)).isInstanceOf(ProblemException.class);
        assertThat(Cursor.sortValues(new Parameters(Map.of()), 1)).isNull();
    }
}
