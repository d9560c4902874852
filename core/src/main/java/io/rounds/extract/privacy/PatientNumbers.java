package io.rounds.extract.privacy;

import java.util.Locale;
import java.util.Set;

/**
 * Numbers that stand for one patient: rules of {@link Confidentiality}. Each wants the number's name directly before it,
 * as ten digits alone are more often a telephone number, and its check digit where it has one.
 */
final class PatientNumbers {
    private static final Set<String> NUMBER = Set.of("number", "no", "num", "nr", "id");
    private static final Set<String> FILLERS =
            Set.of("number", "no", "num", "nr", "id", "is", "was", "card", "beneficiary", "identifier", "insurance");
    private static final Set<String> MEDICAL = Set.of("medical", "med", "hospital", "hosp", "patient");
    private static final Set<String> RECORD = Set.of("record", "records", "rec");
    private static final Set<String> EXAMPLE = Set.of("example", "examples", "eg", "format", "sample");
    private static final int FILLERS_MOST = 3;
    private static final int EXAMPLE_WITHIN = 5;

    /** Hospitals' own numbers have no common form: five digits are more than a year or a count of patients has. */
    private static final int LEAST_DIGITS = 5;

    /** A round number counts something. */
    private static final String ROUND = "0000";

    private static final int MOST_SIGNS = 14;
    private static final int MOST_PARTS = 4;

    private PatientNumbers() {}

    /**
     * A number of a medical record. HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(H): medical record numbers.
     */
    static boolean mrn(Words words) {
        for (int i = 0; i < words.size(); i++) {
            int next = afterMrn(words, i);
            if (next > i && !isExample(words, i) && isRecordNumber(words, words.past(next, FILLERS, 2))) {
                return true;
            }
        }
        return false;
    }

    /** Where the name of such a number ends; the same position where there is none. */
    private static int afterMrn(Words words, int i) {
        if (words.is(i, "mrn")) {
            return i + 1;
        }
        if (!words.is(i, MEDICAL)) {
            return i;
        }
        if (words.is(i, "patient")) {
            return words.is(i + 1, "id") ? i + 2 : i;
        }
        int next = words.past(i + 1, RECORD, 1);
        boolean hospital = words.is(i, "hospital") || words.is(i, "hosp");
        return words.is(next, NUMBER) && (next > i + 1 || hospital) ? next + 1 : i;
    }

    private static boolean isRecordNumber(Words words, int i) {
        StringBuilder number = new StringBuilder(words.word(i));
        for (int part = 1; part < MOST_PARTS && words.gap(i + part).equals("-"); part++) {
            number.append(words.word(i + part));
        }
        return number.length() <= MOST_SIGNS
                && Words.digits(number.toString()) >= LEAST_DIGITS
                && !number.toString().endsWith(ROUND);
    }

    /** HIPAA (G): Social Security numbers. {@link CheckDigits#isSocialSecurity}. */
    static boolean ssn(Words words) {
        for (int i = 0; i < words.size(); i++) {
            boolean named = words.is(i, "ssn") || (words.is(i, "security") && words.is(i - 1, "social"));
            if (named
                    && CheckDigits.isSocialSecurity(words.grouped(words.past(i + 1, FILLERS, FILLERS_MOST), 3, 2, 4))) {
                return !isExample(words, i);
            }
        }
        return false;
    }

    /** {@link CheckDigits#isModulus11}. */
    static boolean nhsNumber(Words words) {
        for (int i = 0; i < words.size(); i++) {
            if (words.is(i, "nhs")
                    && CheckDigits.isModulus11(tenDigits(words, words.past(i + 1, FILLERS, FILLERS_MOST)))) {
                return !isExample(words, i);
            }
        }
        return false;
    }

    private static String tenDigits(Words words, int i) {
        return words.grouped(i, 10) + words.grouped(i, 3, 3, 4);
    }

    /** {@link CheckDigits#isChi}. */
    static boolean chiNumber(Words words) {
        for (int i = 0; i < words.size(); i++) {
            int at = words.past(i + 1, FILLERS, FILLERS_MOST);
            if (words.is(i, "chi") && CheckDigits.isChi(tenDigits(words, at) + words.grouped(at, 6, 4))) {
                return !isExample(words, i);
            }
        }
        return false;
    }

    /** {@link CheckDigits#isAustralianMedicare} and {@link CheckDigits#isBeneficiary}. HIPAA (I): health plan numbers. */
    static boolean medicareNumber(Words words) {
        for (int i = 0; i < words.size(); i++) {
            int at = words.past(i + 1, FILLERS, FILLERS_MOST);
            if (words.is(i, "medicare") && CheckDigits.isAustralianMedicare(australian(words, at))) {
                return !isExample(words, i);
            }
            boolean american = words.is(i, "medicare") || words.is(i, "mbi") || words.is(i, "beneficiary");
            if (american && CheckDigits.isBeneficiary(american(words, at))) {
                return !isExample(words, i);
            }
        }
        return false;
    }

    private static String australian(Words words, int i) {
        String card = words.grouped(i, 4, 5, 1);
        return card.isEmpty() ? words.grouped(i, 10) + words.grouped(i, 11) : card;
    }

    /** In one piece or with its two hyphens. */
    private static String american(Words words, int i) {
        boolean hyphens = words.gap(i + 1).equals("-") && words.gap(i + 2).equals("-");
        String number = hyphens ? words.word(i) + words.word(i + 1) + words.word(i + 2) : words.word(i);
        return number.toUpperCase(Locale.ROOT);
    }

    /** {@link CheckDigits#isNhi}. */
    static boolean nhiNumber(Words words) {
        for (int i = 0; i < words.size(); i++) {
            String number = words.word(words.past(i + 1, FILLERS, FILLERS_MOST)).toUpperCase(Locale.ROOT);
            if (words.is(i, "nhi") && CheckDigits.isNhi(number)) {
                return !isExample(words, i);
            }
        }
        return false;
    }

    /** Whether somebody explains the number. */
    private static boolean isExample(Words words, int i) {
        for (int near = i - EXAMPLE_WITHIN; near <= i + EXAMPLE_WITHIN; near++) {
            if (words.is(near, EXAMPLE) || (words.is(near, "e") && words.is(near + 1, "g"))) {
                return true;
            }
        }
        return false;
    }
}
