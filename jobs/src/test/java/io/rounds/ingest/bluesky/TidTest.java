package io.rounds.ingest.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TidTest {
    @Test
    void anIdentifierHoldsMicroseconds() {
        // 3jzfcijpj2z2a is an example of the specification, with 1688137381887007 microseconds.
        assertThat(Tid.time("3jzfcijpj2z2a")).isEqualTo(Instant.parse("2023-06-30T15:03:01.887007Z"));
        assertThat(Tid.time("3mbo7cu5ek223")).isEqualTo(Instant.parse("2026-01-05T10:14:05.120Z"));
        assertThat(Tid.time("2222222222222")).isEqualTo(Instant.EPOCH);
    }

    /** The examples of what is none, from the specification. */
    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "3jzfcijpj2z21",
                "0000000000000",
                "3jzfcijpj2z2aa",
                "3jzfcijpj2z2",
                "kjzfcijpj2z2a",
                "3JZFCIJPJ2Z2A"
            })
    void otherTextsAreNone(String text) {
        assertThat(Tid.time(text)).isNull();
    }
}
