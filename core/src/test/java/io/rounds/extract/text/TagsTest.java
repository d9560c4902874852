package io.rounds.extract.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.model.Hashtag;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagsTest {
    @ParameterizedTest
    @CsvSource({
        "FOAMed, foamed",
        "#FOAMed, foamed",
        "＃ＦＯＡＭｅｄ, foamed",
        "Straße, strasse",
        "STRASSE, strasse",
        "STRAẞE, strasse",
        "ΟΔΟΣ, οδοσ",
        "οδος, οδοσ",
        "ﬁbrillation, fibrillation",
        "ﾊｯｼｭﾀｸﾞ, ハッシュタグ",
        "İn, i̇n",
        "ışık, ışık",
        "MÜNCHEN, münchen",
        "Med_Ed2024, med_ed2024",
        "ꭰꮒ, ᎠᏂ",
        "日本語, 日本語"
    })
    void allSpellingsOfATagAreOne(String spelling, String tag) {
        assertThat(Tags.normalise(spelling)).isEqualTo(tag);
        assertThat(Tags.normalise(tag)).isEqualTo(tag);
    }

    @Test
    void composedAndCombiningAccentsAreOne() {
        assertThat(Tags.normalise("cafe\u0301")).isEqualTo(Tags.normalise("caf\u00e9"));
    }

    /** Of all letters but the dotless i, which upper case makes the other one's. */
    @Test
    void upperAndLowerCaseOfEveryCharacterAreOne() {
        for (int c = 1; c <= Character.MAX_CODE_POINT; c++) {
            if (!Character.isDefined(c) || (c <= 0xFFFF && Character.isSurrogate((char) c)) || c == 0x131) {
                continue;
            }
            String text = "a" + Character.toString(c);
            String tag = Tags.normalise(text);
            assertThat(Tags.normalise(tag)).as("U+%04X twice", c).isEqualTo(tag);
            assertThat(Tags.normalise(text.toUpperCase(Locale.ROOT)))
                    .as("upper case of U+%04X", c)
                    .isEqualTo(tag);
            assertThat(Tags.normalise(text.toLowerCase(Locale.ROOT)))
                    .as("lower case of U+%04X", c)
                    .isEqualTo(tag);
        }
    }

    @Test
    void theSpellingIsKept() {
        assertThat(Tags.hashtag("FOAMed")).isEqualTo(new Hashtag("foamed", "FOAMed"));
    }

    /** A status of Mastodon whose link says {@code ##FOAMed}, found by fuzzing; U+FE5F is a small number sign. */
    @ParameterizedTest
    @ValueSource(strings = {"#FOAMed", "##FOAMed", "\uff03#\uff03FOAMed", "\ufe5fFOAMed", "#\ufe5fFOAMed"})
    void leadingHashSignsAreNoPartOfATag(String spelling) {
        assertThat(Tags.hashtag(spelling).tag()).isEqualTo("foamed");
        assertThat(Tags.hashtag(spelling).spelling()).doesNotStartWith("#").doesNotStartWith("\uff03");
    }
}
