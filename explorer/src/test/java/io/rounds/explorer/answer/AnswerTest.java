package io.rounds.explorer.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class AnswerTest {
    @Test
    void anAnswerIsKnownByItsTag() {
        Answer answer = Answer.of(Answer.JSON, "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.etag()).matches("W/\"[0-9a-f]{32}\"");
        assertThat(answer.matches(answer.etag())).isTrue();
        assertThat(answer.matches("\"x\", " + answer.etag())).isTrue();
        assertThat(answer.matches("*")).isTrue();
        assertThat(answer.matches("\"x\"")).isFalse();
    }
}
