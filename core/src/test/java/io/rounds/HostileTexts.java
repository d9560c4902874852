package io.rounds;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Texts that make a backtracking or quadratic reader stand still: short pieces, repeated. */
public final class HostileTexts {
    private static final List<String> PIECES = List.of(
            "a.",
            "a-",
            "a_b.",
            "-a.",
            ".",
            "..",
            "%",
            "%41",
            "{",
            "[",
            "(",
            "\\",
            "\n",
            "1",
            "http://",
            "http://a.",
            "http://あ",
            "http://a.com/ ",
            "http://a.com/?a=",
            "a.com ",
            "a.com/(",
            "a.com/((",
            "a.com/,",
            "a.com?!",
            "a.com?a&",
            "www.",
            "www.a.com/a(b) ",
            "a.a.com.",
            "é.",
            "xn--",
            "xn--a.",
            "a.xn--",
            "#",
            "#1",
            "#a",
            "#a ",
            "##",
            "#\u0301",
            "a\u0301",
            "\u0301",
            "#ß ",
            "#ﷺ ",
            "＃",
            "@",
            "@a",
            "@a ",
            "@@",
            "@a/b",
            "RT@",
            "RT @a: ",
            "$a",
            "$",
            "t.co/a",
            "http://t.co/a",
            "https://example.com/(a)",
            "x.com/%41",
            "x.com/#",
            ".com",
            "com.",
            "१",
            "\u200d",
            "\ud83d",
            "😀",
            "#😀",
            "ー",
            " a.b",
            "://",
            "&amp;",
            "<a href='",
            "</a>",
            "a.みんな",
            "あ.い.");

    private HostileTexts() {}

    /** Texts of this length in UTF-8 or a little less. */
    public static List<Named> of(int bytes) {
        List<Named> texts = new ArrayList<>();
        for (String piece : PIECES) {
            texts.add(new Named(piece, repeated(piece, bytes)));
        }
        texts.add(new Named("one long path", "http://a.com/" + repeated("a/", bytes - 20)));
        texts.add(new Named("one long query", "http://a.com/?" + numbered(i -> "a" + i + "&", bytes - 60)));
        texts.add(new Named("one long host", "http://" + repeated("a.", bytes - 20) + "com/x"));
        texts.add(new Named("one long label", "http://" + repeated("a", bytes - 20) + ".com/x"));
        texts.add(new Named("other hashtags", numbered(i -> "#a" + i + " ", bytes)));
        texts.add(new Named("other mentions", numbered(i -> "@a" + i + " ", bytes)));
        texts.add(new Named("other links", numbered(i -> "http://a" + i + ".com/x ", bytes)));
        texts.add(new Named("other hosts", numbered(i -> "http://" + ideographs(i, 30) + ".com ", bytes / 3)));
        texts.add(new Named("other long hosts", numbered(i -> "http://" + ideographs(i, 250) + ".com ", bytes / 3)));
        texts.add(new Named("other short links", numbered(i -> "a" + i + ".co ", bytes)));
        return texts;
    }

    /** Tweets as people write them, one a line: what the cost of hostile texts is compared with. */
    public static String ordinary(int bytes) {
        return numbered(i -> ordinaryTweet(i) + '\n', bytes);
    }

    /** A tweet as people write them, of about 150 characters. */
    public static String ordinaryTweet(int number) {
        return "What we learned on ward " + number
                + " this week: ask early, explain twice, write it down @dr_lee #MedEd #FOAMed https://www.example.org/2026/"
                + number + "?utm_source=x";
    }

    /** Different signs, so that their Punycode takes long. */
    public static String ideographs(int seed, int length) {
        StringBuilder label = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            label.append((char) (0x4e00 + (seed + i * 7_919) % 20_000));
        }
        return label.toString();
    }

    /** A text with a name, so that reports do not print a mebibyte. */
    public record Named(String name, String text) {
        @Override
        public String toString() {
            return name.replace("\n", "\\n");
        }
    }

    /** A piece as often as fits. */
    public static String repeated(String piece, int bytes) {
        return piece.repeat(bytes / Math.max(1, piece.getBytes(java.nio.charset.StandardCharsets.UTF_8).length));
    }

    /** Pieces of ASCII made of 0, 1, 2 ..., as many as fit. */
    public static String numbered(IntFunction<String> piece, int bytes) {
        StringBuilder text = new StringBuilder(bytes);
        String next = piece.apply(0);
        for (int i = 1; text.length() + next.length() <= bytes; i++) {
            text.append(next);
            next = piece.apply(i);
        }
        return text.toString();
    }
}
