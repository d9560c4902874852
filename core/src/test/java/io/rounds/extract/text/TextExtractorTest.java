package io.rounds.extract.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What twitter-text's suite does not say. Its own cases are in {@link TwitterTextConformanceTest}. */
class TextExtractorTest {
    @Test
    void entitiesAreExtractedAsWrittenInOrderWithRepetitions() {
        TextEntities found = TextExtractor.extract(
                "@EMCrit see https://litfl.com/ecg/ and http://bit.ly/x via @srrezaie #FOAMed #foamed ＃ＭｅｄＥｄ @EMCrit");

        assertThat(found.hashtags()).containsExactly("FOAMed", "foamed", "ＭｅｄＥｄ");
        assertThat(found.mentions()).containsExactly("EMCrit", "srrezaie", "EMCrit");
        assertThat(found.urls()).containsExactly("https://litfl.com/ecg/", "http://bit.ly/x");
        assertThat(found.replyTo()).isEqualTo("EMCrit");
    }

    @Test
    void hashtagsAndMentionsInsideUrlsDoNotCount() {
        TextEntities found = TextExtractor.extract("https://medium.com/@drjohnm/x#FOAMed litfl.com/#ecg");

        assertThat(found.mentions()).isEmpty();
        assertThat(found.hashtags()).isEmpty();
        assertThat(found.urls()).containsExactly("https://medium.com/@drjohnm/x#FOAMed", "litfl.com/#ecg");
    }

    @Test
    void truncatedUrlsAreNotComplete() {
        TextEntities found = TextExtractor.extract("RT @a: http://t.co/AbC… t.co... http://t... http://litfl.com/ecg");

        assertThat(found.urls()).containsExactly("http://t.co/AbC", "t.co", "http://litfl.com/ecg");
        assertThat(found.wholeUrls()).isEqualTo(List.of("http://litfl.com/ecg"));
    }

    @Test
    void topLevelDomainsNewerThanTwitterTextAndRetiredOnesAreKnown() {
        assertThat(TextExtractor.extract("http://rounds.music www.rounds.kids http://old.an/x")
                        .urls())
                .containsExactly("http://rounds.music", "www.rounds.kids", "http://old.an/x");
    }

    @Test
    void aDoiThatIsASiciCodeIsTakenInWholeAndItsEndIsNoHost() {
        String sici = "10.1002/(SICI)1096-9861(19960129)365:1<113::AID-CNE9>3.0.CO;2-6";

        assertThat(TextExtractor.extract("See https://doi.org/" + sici + ", or doi.org/" + sici + ".")
                        .urls())
                .containsExactly("https://doi.org/" + sici, "doi.org/" + sici);
        assertThat(TextExtractor.extract("doi:" + sici + " 1999;1[1:X]2.0.CO;2 &gt;3.0.TX;2-6")
                        .urls())
                .isEmpty();
        assertThat(TextExtractor.extract("https://example.org/a<b>3.0.CO;2-6 and 3.0.co")
                        .urls())
                .containsExactly("https://example.org/a", "3.0.co");
        assertThat(TextExtractor.extract("https://doi.org/10.1002/x<a b>3.0.CO;2-6 https://doi.org/10.1002/y<")
                        .urls())
                .containsExactly("https://doi.org/10.1002/x", "https://doi.org/10.1002/y");
    }

    @Test
    void directionMarksBeforeAReplyDoNotHideIt() {
        assertThat(TextExtractor.replyTo("\u2066@emcrit\u2069 thanks")).isEqualTo("emcrit");
    }
}
