package io.rounds.extract.privacy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Recognises dates with day, month and year in their common forms. */
final class Dates {
    private static final Map<String, Integer> MONTHS = months();
    private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th", "er", "o");
    private static final Set<String> OF = Set.of("of", "de", "del", "di");

    /** Two-digit years up to this one belong to the 21st century, later ones to the 20th. */
    private static final int MAX_YEAR_OF_THIS_CENTURY = 29;

    private Dates() {}

    /** The year of the date that starts at a token; 0 if there is none. Two-digit years count only if allowed. */
    static int year(Tokens tokens, int i, boolean shortYears) {
        int numeric = numericYear(tokens, i, shortYears);
        return numeric != 0 ? numeric : writtenYear(tokens, i);
    }

    /** {@code 14/02/1951}, {@code 12/25/88}, {@code 07.09.1979}, {@code 2026-02-19}. */
    private static int numericYear(Tokens tokens, int i, boolean shortYears) {
        String gap = tokens.gap(i + 1);
        if (!isSeparator(gap) || !tokens.gap(i + 2).equals(gap)) {
            return 0;
        }
        int first = tokens.number(i);
        int second = tokens.number(i + 1);
        int third = tokens.number(i + 2);
        if (tokens.word(i).length() == 4) {
            return isDay(first, second, third) ? first : 0;
        }
        int year = fullYear(tokens.word(i + 2), third, shortYears);
        return isDay(year, second, first) || isDay(year, first, second) ? year : 0;
    }

    private static boolean isSeparator(String gap) {
        return gap.equals("/") || gap.equals(".") || gap.equals("-") || gap.equals(". ");
    }

    /** {@code 3 May 1954}, {@code 3rd of May, 1954}, {@code August 23, 1990}, {@code 21 de junio de 1969}. */
    private static int writtenYear(Tokens tokens, int i) {
        int day = day(tokens.word(i));
        int next = day > 0 ? tokens.past(i + 1, OF, 1) : i;
        int month = MONTHS.getOrDefault(tokens.word(next++), 0);
        if (day <= 0) {
            day = day(tokens.word(next++));
        }
        int at = tokens.past(next, OF, 1);
        int year = fullYear(tokens.word(at), tokens.number(at), false);
        return isDay(year, month, day) ? year : 0;
    }

    private static int day(String word) {
        int digits = Tokens.digits(word);
        if (digits == 0 || digits > 2 || !Tokens.isDigits(word.substring(0, digits))) {
            return 0;
        }
        String rest = word.substring(digits);
        return rest.isEmpty() || ORDINALS.contains(rest) ? Integer.parseInt(word.substring(0, digits)) : 0;
    }

    private static int fullYear(String word, int value, boolean shortYears) {
        if (word.length() == 4 && value >= 1000) {
            return value;
        }
        if (!shortYears || word.length() != 2 || value < 0) {
            return 0;
        }
        return value <= MAX_YEAR_OF_THIS_CENTURY ? 2000 + value : 1900 + value;
    }

    static boolean isDay(int year, int month, int day) {
        if (year <= 0 || month < 1 || month > 12 || day < 1) {
            return false;
        }
        try {
            return LocalDate.of(year, month, day).getYear() == year;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        String[] names = {
            "january jan januar enero janvier gennaio januari janeiro",
            "february feb februar febrero février fevrier febbraio februari fevereiro",
            "march mar märz maerz marzo mars maart março marco",
            "april apr abril avril aprile",
            "may mai mayo maggio mei maio",
            "june jun juni junio juin giugno junho",
            "july jul juli julio juillet luglio julho",
            "august aug agosto août aout augustus",
            "september sep sept septiembre septembre settembre setembro",
            "october oct oktober octubre octobre ottobre outubro okt",
            "november nov noviembre novembre novembro",
            "december dec dezember diciembre décembre decembre dicembre dezembro dez"
        };
        for (int month = 1; month <= names.length; month++) {
            for (String name : names[month - 1].split(" ", -1)) {
                months.put(name, month);
            }
        }
        return Map.copyOf(months);
    }
}
