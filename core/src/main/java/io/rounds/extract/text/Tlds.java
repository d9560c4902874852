package io.rounds.extract.text;

import crawlercommons.domains.EffectiveTldFinder;
import io.rounds.reference.ReferenceTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;

/**
 * The top-level domains: the last labels of the public suffix list (publicsuffix.org) as bundled with crawler-commons,
 * and retired ones that archives still hold. Upgrade crawler-commons to update the list.
 */
public final class Tlds {
    private static final String LIST = "/effective_tld_names.dat";
    private static final int MAX_LENGTH = 63;

    private final Set<String> ascii;
    /** All top-level domains as they stand in host names, international ones in Punycode. */
    private final Set<String> inHosts = new HashSet<>();

    /** International top-level domains in Unicode by their first character, the longest first. */
    private final Map<Character, List<String>> unicodeByFirst;

    private Tlds(Set<String> ascii, Set<String> unicode) {
        this.ascii = ascii;
        inHosts.addAll(ascii);
        for (String label : unicode) {
            inHosts.add(IDN.toASCII(label, IDN.ALLOW_UNASSIGNED));
        }
        this.unicodeByFirst = unicode.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .collect(Collectors.groupingBy(tld -> tld.charAt(0)));
    }

    public static Tlds load() {
        Set<String> ascii = new HashSet<>();
        Set<String> unicode = new HashSet<>();
        try (InputStream in = EffectiveTldFinder.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException("crawler-commons does not contain " + LIST);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                add(line.strip(), ascii, unicode);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (CSVRecord retired : ReferenceTable.rows("retired_tlds.csv")) {
            add(retired.get("tld"), ascii, unicode);
        }
        return new Tlds(Set.copyOf(ascii), Set.copyOf(unicode));
    }

    private static void add(String rule, Set<String> ascii, Set<String> unicode) {
        if (rule.isEmpty() || rule.startsWith("//")) {
            return;
        }
        String label = rule.substring(rule.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String display = IDN.toUnicode(label);
        (isAscii(display) ? ascii : unicode).add(display);
    }

    private static boolean isAscii(String label) {
        return label.chars().allMatch(c -> c < 0x80);
    }

    /** Whether a label, in lower case and in Punycode where it is international, is a top-level domain. */
    public boolean contains(String label) {
        return inHosts.contains(label);
    }

    /**
     * The end of the top-level domain that starts at an index, or -1. It must not run on into a letter, a digit or one
     * of {@code @+-}.
     *
     * @param punycode whether a label in Punycode ({@code xn--...}) counts, without look-up
     */
    int endAt(String text, int start, boolean punycode) {
        if (start >= text.length()) {
            return -1;
        }
        char first = text.charAt(start);
        if (first < 0x80 && !Chars.isAsciiLetter(first)) {
            return -1;
        }
        int limit = Math.min(text.length(), start + MAX_LENGTH);
        int end = start;
        while (end < limit && Chars.isAsciiLetter(text.charAt(end))) {
            end++;
        }
        if (end > start + 1 && mayEnd(text, end) && ascii.contains(lowerCase(text, start, end))) {
            return end;
        }
        if (end < text.length() && text.charAt(end) >= 0x80) {
            return endOfUnicode(text, start);
        }
        return punycode ? endOfPunycode(text, start) : -1;
    }

    private static String lowerCase(String text, int start, int end) {
        return text.substring(start, end).toLowerCase(Locale.ROOT);
    }

    private static int endOfPunycode(String text, int start) {
        if (!text.regionMatches(true, start, "xn--", 0, 4)) {
            return -1;
        }
        int end = start + 4;
        while (end < text.length() && (Chars.isAlphanumeric(text.charAt(end)) || text.charAt(end) == '-')) {
            end++;
        }
        return end > start + 4 ? end : -1;
    }

    private int endOfUnicode(String text, int start) {
        for (String tld : unicodeByFirst.getOrDefault(text.charAt(start), List.of())) {
            if (text.startsWith(tld, start) && mayEnd(text, start + tld.length())) {
                return start + tld.length();
            }
        }
        return -1;
    }

    private static boolean mayEnd(String text, int end) {
        if (end == text.length()) {
            return true;
        }
        char c = text.charAt(end);
        return !Chars.isAlphanumeric(c) && c != '@' && c != '+' && c != '-';
    }
}
