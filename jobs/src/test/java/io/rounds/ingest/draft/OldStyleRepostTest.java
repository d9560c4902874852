package io.rounds.ingest.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OldStyleRepostTest {
    @ParameterizedTest
    @ValueSource(strings = {"RT @Bea_MD: text", "  RT @Bea_MD text", "RT  @Bea_MD:\n text", "RT \uFF20Bea_MD: text"})
    void theAccountStandsInFront(String text) {
        OldStyleRepost repost = Objects.requireNonNull(OldStyleRepost.of(text));

        assertThat(repost.handle()).isEqualTo("Bea_MD");
        assertThat(text.substring(repost.bodyStart())).isEqualTo("text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "RT",
                "RT ",
                "RT @",
                "RT @: a",
                "rt @a: b",
                "RT: @a",
                "RT@a b",
                "MT @a: b",
                "Great! RT @a: b",
                "RTFM @a",
                "RT @abcdefghijklmnopqrstuvwxyz: a"
            })
    void anythingElseIsNone(String text) {
        assertThat(OldStyleRepost.of(text)).isNull();
    }

    @Test
    void theBodyMayBeEmpty() {
        OldStyleRepost repost = OldStyleRepost.of("RT @a");

        assertThat(repost).isEqualTo(new OldStyleRepost("a", 5));
    }
}
