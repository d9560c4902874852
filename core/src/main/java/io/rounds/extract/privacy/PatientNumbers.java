package io.rounds.extract.privacy;

import java.util.Locale;
import java.util.Set;

/**
 * Rules of {@link Confidentiality} for numbers that identify a patient. Each requires the number's name directly before it,
 * as ten digits alone are more often a telephone number, and a valid check digit if the number has one.
 */
final class PatientNumbers {
    private static final Set<String> NUMBER = Set.of("number", "no", "num", "nr", "id");
    private static final Set<String> FILLERS =
            Set.of("number", "no", "num", "nr", "id", "is", "was", "card", "beneficiary", "identifier", "insurance");
    private static final Set<String> MEDICAL = Set.of("medical", "med", "hospital", "hosp", "patient");
    private static final Set<String> RECORD = Set.of("record", "records", "rec");
    private static final Set<String> EXAMPLE = Set.of("example", "examples", "eg", "format", "sample");
    private static final int MAX_FILLERS = 3;
    private static final int EXAMPLE_DISTANCE = 5;

    /** Hospitals' own numbers have no common form. With five digits they are not a year or a count of patients. */
    private static final int MIN_DIGITS = 5;

    /** A round number is a count and not an identifier. */
    private static final String ROUND = "0000";

    private static final int MAX_LENGTH = 14;
    private static final int MAX_PARTS = 4;

    private PatientNumbers() {}

    /**
     * A number of a medical record. HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(H): medical record numbers.
     */
    static boolean mrn(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            int next = afterMrn(tokens, i);
            if (next > i && !isExample(tokens, i) && isRecordNumber(tokens, tokens.past(next, FILLERS, 2))) {
                return true;
            }
        }
        return false;
    }

    /** The position after the name of such a number; the same position if there is none. */
    private static int afterMrn(Tokens tokens, int i) {
        if (tokens.is(i, "mrn")) {
            return i + 1;
        }
        if (!tokens.is(i, MEDICAL)) {
            return i;
        }
        if (tokens.is(i, "patient")) {
            return tokens.is(i + 1, "id") ? i + 2 : i;
        }
        int next = tokens.past(i + 1, RECORD, 1);
        boolean hospital = tokens.is(i, "hospital") || tokens.is(i, "hosp");
        return tokens.is(next, NUMBER) && (next > i + 1 || hospital) ? next + 1 : i;
    }

    private static boolean isRecordNumber(Tokens tokens, int i) {
        StringBuilder number = new StringBuilder(tokens.word(i));
        for (int part = 1; part < MAX_PARTS && tokens.gap(i + part).equals("-"); part++) {
            number.append(tokens.word(i + part));
        }
        return number.length() <= MAX_LENGTH
                && Tokens.digits(number.toString()) >= MIN_DIGITS
                && !number.toString().endsWith(ROUND);
    }

    /** HIPAA (G): Social Security numbers. {@link CheckDigits#isSocialSecurity}. */
    static boolean ssn(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            boolean named = tokens.is(i, "ssn") || (tokens.is(i, "security") && tokens.is(i - 1, "social"));
            if (named
                    && CheckDigits.isSocialSecurity(tokens.grouped(tokens.past(i + 1, FILLERS, MAX_FILLERS), 3, 2, 4))) {
                return !isExample(tokens, i);
            }
        }
        return false;
    }

    /** {@link CheckDigits#isModulus11}. */
    static boolean nhsNumber(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.is(i, "nhs")
                    && CheckDigits.isModulus11(tenDigits(tokens, tokens.past(i + 1, FILLERS, MAX_FILLERS)))) {
                return !isExample(tokens, i);
            }
        }
        return false;
    }

    private static String tenDigits(Tokens tokens, int i) {
        return tokens.grouped(i, 10) + tokens.grouped(i, 3, 3, 4);
    }

    /** {@link CheckDigits#isChi}. */
    static boolean chiNumber(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            int at = tokens.past(i + 1, FILLERS, MAX_FILLERS);
            if (tokens.is(i, "chi") && CheckDigits.isChi(tenDigits(tokens, at) + tokens.grouped(at, 6, 4))) {
                return !isExample(tokens, i);
            }
        }
        return false;
    }

    /** {@link CheckDigits#isAustralianMedicare} and {@link CheckDigits#isBeneficiary}. HIPAA (I): health plan numbers. */
    static boolean medicareNumber(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            int at = tokens.past(i + 1, FILLERS, MAX_FILLERS);
            if (tokens.is(i, "medicare") && CheckDigits.isAustralianMedicare(australian(tokens, at))) {
                return !isExample(tokens, i);
            }
            boolean american = tokens.is(i, "medicare") || tokens.is(i, "mbi") || tokens.is(i, "beneficiary");
            if (american && CheckDigits.isBeneficiary(american(tokens, at))) {
                return !isExample(tokens, i);
            }
        }
        return false;
    }

    private static String australian(Tokens tokens, int i) {
        String card = tokens.grouped(i, 4, 5, 1);
        return card.isEmpty() ? tokens.grouped(i, 10) + tokens.grouped(i, 11) : card;
    }

    /** In one piece or with its two hyphens. */
    private static String american(Tokens tokens, int i) {
        boolean hyphens = tokens.gap(i + 1).equals("-") && tokens.gap(i + 2).equals("-");
        String number = hyphens ? tokens.word(i) + tokens.word(i + 1) + tokens.word(i + 2) : tokens.word(i);
        return number.toUpperCase(Locale.ROOT);
    }

    /** {@link CheckDigits#isNhi}. */
    static boolean nhiNumber(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            String number = tokens.word(tokens.past(i + 1, FILLERS, MAX_FILLERS)).toUpperCase(Locale.ROOT);
            if (tokens.is(i, "nhi") && CheckDigits.isNhi(number)) {
                return !isExample(tokens, i);
            }
        }
        return false;
    }

    /** Whether the post explains the number by an example. */
    private static boolean isExample(Tokens tokens, int i) {
        for (int near = i - EXAMPLE_DISTANCE; near <= i + EXAMPLE_DISTANCE; near++) {
            if (tokens.is(near, EXAMPLE) || (tokens.is(near, "e") && tokens.is(near + 1, "g"))) {
                return true;
            }
        }
        return false;
    }
}
