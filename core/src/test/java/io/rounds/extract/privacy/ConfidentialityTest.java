package io.rounds.extract.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.HostileTexts;
import io.rounds.RelativeCost;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules against a table of invented posts, which was written before them. Rows of the held-out half were not used to
 * improve the rules, so their figures are what to expect of posts like these.
 */
class ConfidentialityTest {
    private static final List<Example> EXAMPLES = examples();
    /** Times what a mebibyte of ordinary tweets costs to extract; 0.07 was the most measured. */
    private static final double MAX_COST = 1;

    private static final RelativeCost COST = RelativeCost.toOrdinaryText(1 << 20);

    /** Among the rest are pieces that every rule starts from. */
    static List<HostileTexts.Named> texts() {
        List<HostileTexts.Named> texts = new ArrayList<>(HostileTexts.of(1 << 20));
        for (String piece : List.of(
                "pt ",
                "my patient ",
                "MRN 1-",
                "patient Mr ",
                "DOB 1/1/",
                "1-1-1-",
                "NHS 999 ",
                "d.o.b.",
                "bed 1 Mr ",
                "54M admitted ",
                "54M admitted at St Mary's on 3 May 2026 ",
                "patient's phone 1 ",
                "h",
                "ww",
                "https://",
                "a'")) {
            texts.add(new HostileTexts.Named(piece, HostileTexts.repeated(piece, 1 << 20)));
        }
        return texts;
    }

    @Test
    void precisionComesBeforeRecall() {
        System.out.printf(Locale.ROOT, "%n%-10s %5s %5s %9s %6s%n", "posts", "bad", "good", "precision", "recall");
        Figures tuning = Figures.of("tuning");
        Figures heldOut = Figures.of("held-out");
        for (Figures figures : List.of(tuning, heldOut)) {
            figures.print();
            assertThat(figures.breaches).isGreaterThanOrEqualTo(50);
            assertThat(figures.harmless).isGreaterThanOrEqualTo(50);
            assertThat(figures.precision()).as(figures.set).isGreaterThanOrEqualTo(0.95);
        }
        assertThat(tuning.recall()).isGreaterThanOrEqualTo(0.68);
        assertThat(heldOut.recall()).isGreaterThanOrEqualTo(0.8);
    }

    @Test
    void anExampleMatchesEveryRule() {
        TreeSet<String> met = new TreeSet<>();
        EXAMPLES.forEach(example -> met.addAll(Confidentiality.rules(example.text)));
        assertThat(met).containsExactlyInAnyOrderElementsOf(Confidentiality.names());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            mrn             | MRN: 00938271
            ssn             | SSN 219-09-9412
            nhs_number      | NHS number 999 220 0332
            chi_number      | CHI number 110530 9517
            medicare_number | Medicare number 2954 06132 3
            medicare_number | Medicare ID 2AC5-FG9-HJ47
            nhi_number      | NHI ZHZ9541
            date_of_birth   | D.O.B. 3rd May 1948
            patient_name    | My patient Mrs. Okonjo-Bright
            named_in_bed    | Mrs K in bed 4
            initials        | Patient J.T., 38M, ward 5B
            date_age_place  | 54-year-old man admitted on 12 March 2026 to Northfield General Hospital
            contact         | the patient's address is 14 Larkspur Close
            """)
    void aPostMatchesTheRule(String rule, String text) {
        assertThat(Confidentiality.rules(text)).containsExactly(rule);
    }

    @Test
    void aPostMayMatchSeveralRulesInTheirOrder() {
        assertThat(Confidentiality.rules("My patient Mr Harwell, DOB 14/02/1951, MRN 4471982"))
                .containsExactly("mrn", "date_of_birth", "patient_name");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NHS number 999 220 0333
            CHI 3102512119
            CHI 1207512418
            SSN 666-12-1234
            SSN 078-05-1120
            Medicare number 2954 06133 3
            Medicare ID 2SC5-FG9-HJ47
            NHI ZHZ9542
            DOB 31/02/1951
            DOB 14/02/1895
            https://example.org/mrn/4471982?dob=14/02/1951
            #MRN4471982
            """)
    void aNumberWithAnInvalidCheckDigitIsNotAnIdentifier(String text) {
        assertThat(Confidentiality.rules(text)).isEmpty();
    }

    /** The examples of the sources that {@link CheckDigits} names, and of registries' own test ranges. */
    @Test
    void checkDigitsAreThoseOfTheSources() {
        assertThat(CheckDigits.isModulus11("9434765919")).isTrue();
        assertThat(CheckDigits.isModulus11("4010232137")).isTrue();
        assertThat(CheckDigits.isModulus11("9434765918")).isFalse();
        assertThat(CheckDigits.isAustralianMedicare("2123456701")).isTrue();
        assertThat(CheckDigits.isAustralianMedicare("2123456711")).isFalse();
        assertThat(CheckDigits.isNhi("ZAC5361")).isTrue();
        assertThat(CheckDigits.isNhi("ZZZ0016")).isTrue();
        assertThat(CheckDigits.isNhi("ZAC3561")).isFalse();
        assertThat(CheckDigits.isBeneficiary("1EG4TE5MK73")).isTrue();
        assertThat(CheckDigits.isBeneficiary("0EG4TE5MK73")).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void aMebibyteCostsNoMoreThanItsExtraction(HostileTexts.Named text) {
        assertThat(COST.of(() -> Confidentiality.rules(text.text()), MAX_COST)).isLessThanOrEqualTo(MAX_COST);
    }

    @Test
    void anEmptyTextMatchesNoRule() {
        assertThat(Confidentiality.rules("")).isEmpty();
    }

    private record Figures(String set, int breaches, int harmless, int found, int alarms) {
        static Figures of(String set) {
            List<Example> examples =
                    EXAMPLES.stream().filter(row -> row.set.equals(set)).toList();
            int breaches = (int) examples.stream().filter(row -> row.breach).count();
            int found = (int) examples.stream()
                    .filter(row -> row.breach && row.isFlagged())
                    .count();
            int alarms = (int) examples.stream()
                    .filter(row -> !row.breach && row.isFlagged())
                    .count();
            return new Figures(set, breaches, examples.size() - breaches, found, alarms);
        }

        double precision() {
            return (double) found / (found + alarms);
        }

        double recall() {
            return (double) found / breaches;
        }

        void print() {
            System.out.printf(
                    Locale.ROOT, "%-10s %5d %5d %9.3f %6.3f%n", set, breaches, harmless, precision(), recall());
            if (Boolean.getBoolean("rounds.show")) {
                EXAMPLES.stream()
                        .filter(row -> row.set.equals(set) && row.breach != row.isFlagged())
                        .forEach(row -> System.out.println((row.breach ? "missed " : "ALARM ")
                                + Confidentiality.rules(row.text)
                                + ' '
                                + row.text));
            }
        }
    }

    private record Example(String set, boolean breach, String text) {
        boolean isFlagged() {
            return !Confidentiality.rules(text).isEmpty();
        }

        static Example of(String line) {
            String[] cells = line.split("\t", -1);
            assertThat(cells).hasSize(3);
            return new Example(cells[0], cells[1].equals("breach"), cells[2]);
        }
    }

    private static List<Example> examples() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ConfidentialityTest.class.getResourceAsStream("confidentiality.tsv")),
                StandardCharsets.UTF_8))) {
            Stream<String> rows = reader.lines().filter(line -> !line.startsWith("#"));
            return rows.skip(1).map(Example::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
