package io.rounds.extract.privacy;

import java.util.List;

/**
 * Finds the words from which the rules of {@link Confidentiality} start, in one pass without allocation: the hash of each
 * word is looked up in a table. A hash collision costs time but does not change results.
 */
final class Cues {
    /** Words that a name can follow. */
    private static final List<String> PATIENTS =
            List.of("patient", "pt", "patientin", "paciente", "paziente", "patiente", "patiënt", "patiënte");

    /** Words that matter only in a text with a number. */
    private static final List<String> WITH_NUMBERS = List.of(
            "mrn",
            "medical",
            "med",
            "hospital",
            "hosp",
            "ssn",
            "security",
            "nhs",
            "chi",
            "medicare",
            "mbi",
            "beneficiary",
            "nhi",
            "dob",
            "birth",
            "geburtsdatum",
            "geboortedatum",
            "nacimiento",
            "naissance",
            "nascita",
            "nascimento",
            "patients",
            "pts",
            "bed",
            "bay",
            "cubicle",
            "cot",
            "room",
            "admitted",
            "presented",
            "presents",
            "seen",
            "saw",
            "discharged",
            "transferred",
            "delivered",
            "died",
            "operated",
            "treated");

    private static final int SLOTS = 1 << 10;
    private static final int[] HASHES = new int[SLOTS];
    private static final boolean[] NEEDS_NUMBER = new boolean[SLOTS];

    static {
        PATIENTS.forEach(word -> put(word, false));
        WITH_NUMBERS.forEach(word -> put(word, true));
    }

    private Cues() {}

    /** Whether a rule can match within the first {@code maxLength} characters. */
    static boolean any(String text, int maxLength) {
        int length = Math.min(text.length(), maxLength);
        boolean number = false;
        boolean cue = false;
        int hash = 0;
        for (int i = 0; i <= length; i++) {
            char c = i < length ? text.charAt(i) : ' ';
            if (Tokens.isLetter(c)) {
                hash = next(hash, c);
                continue;
            }
            number |= Tokens.isDigit(c);
            if (hash != 0) {
                int slot = slot(hash);
                if (HASHES[slot] == hash && !NEEDS_NUMBER[slot]) {
                    return true;
                }
                cue |= HASHES[slot] == hash;
                cue |= c == '.' && text.regionMatches(true, i - 1, "d.o.b", 0, 5);
                hash = 0;
            }
            if (number && cue) {
                return true;
            }
        }
        return false;
    }

    private static void put(String word, boolean needsNumber) {
        int hash = 0;
        for (int i = 0; i < word.length(); i++) {
            hash = next(hash, word.charAt(i));
        }
        HASHES[slot(hash)] = hash;
        NEEDS_NUMBER[slot(hash)] = needsNumber;
    }

    /** The slot of a hash, or the free slot where it would be. */
    private static int slot(int hash) {
        int slot = (hash * 0x9e3779b9) >>> 22;
        while (HASHES[slot] != 0 && HASHES[slot] != hash) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        return slot;
    }

    private static int next(int hash, char c) {
        return hash * 31 + (c < 128 ? (c | 32) : Character.toLowerCase(c));
    }
}
