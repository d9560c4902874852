package io.rounds.extract.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.twitter.twittertext.Extractor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Our scanners beside Twitter's own library, on texts made of everything that is tricky in its grammar. They must find
 * the same at the same places. {@code -Drounds.tries=N} sets how many texts.
 */
class TwitterTextPeerTest {
    private static final int TRIES = Integer.getInteger("rounds.tries", 20_000);

    /** Only top-level domains that both know, and words that neither takes for one. */
    private static final String[] PIECES = {
        "http://",
        "https://",
        "HTTP://",
        "http:/",
        "://",
        "/",
        "//",
        "?",
        "#",
        "＃",
        "@",
        "＠",
        "$",
        "&",
        "%",
        "*",
        "!",
        ".",
        "..",
        ",",
        ";",
        ":",
        "-",
        "_",
        "+",
        "=",
        "~",
        "'",
        "\"",
        "(",
        ")",
        "((",
        "))",
        "[",
        "]",
        "|",
        "…",
        "–",
        "—",
        " ",
        "  ",
        "\n",
        "\t",
        "　",
        "\u00a0",
        "\u200b",
        "\u2028",
        "\u202c",
        "\ufeff",
        "\ufffe",
        "a",
        "Z",
        "9",
        "0",
        "x1",
        "foo",
        "Bar",
        "user_name",
        "RT",
        "rt:",
        "twitter",
        "www",
        "t.co",
        "t.co/abc",
        "t.co/",
        "com",
        ".com",
        ".COM",
        ".jp",
        ".co.uk",
        ".museum",
        ".みんな",
        ".中国",
        ".الجزائر",
        ".рф",
        "xn--",
        ".xn--p1ai",
        "vermögensberater",
        ".nottld",
        ".x",
        "example.com",
        "example.com/path",
        "foo.co.jp",
        "bit.ly/x",
        "a.b.c.d",
        "foo-bar.com",
        "foo_bar.com",
        "-foo.com",
        "foo-.com",
        "sub_domain.foo.com",
        ":8080",
        ":",
        "/path/",
        "/a(b)",
        "/(a(b)c)d",
        "(b)",
        "(a(b))",
        "?q=1&r=(2)",
        "?",
        "#frag",
        "%20",
        "é",
        "É",
        "ß",
        "İ",
        "ı",
        "ñ",
        "ü",
        "ŝ",
        "\u0301",
        "ж",
        "Ж",
        "日本語",
        "ハッシュ",
        "ー",
        "・",
        "～",
        "〜",
        "々",
        "한국",
        "שלום",
        "״",
        "עַל־",
        "فارسی",
        "می\u200cخواهم",
        "ไทย",
        "हिन्दी",
        "१२",
        "١٢",
        "😀",
        "❤️",
        "\ufe0f",
        "\ufe0e",
        "\u20e3",
        "\u200d",
        "🏿",
        "𠀡",
        "\ud81b\udf04",
        "𐒠",
        "\ud83d",
        "\ude00",
        "\uf870",
        "·",
        "་",
        "username/list",
        "/list-name",
        "/7list",
        "hashtag",
        "#tag",
        "@user",
        "#1",
        "#_",
        "#a1",
        "$TEST",
        "$TEST.T",
        "$a_b"
    };

    private final Extractor library = new Extractor();
    private final Random random = new Random(7);

    @Test
    void findsWhatTheLibraryFinds() {
        for (int i = 0; i < TRIES; i++) {
            compare(text());
        }
    }

    private void compare(String text) {
        assertThat(TextExtractor.urls(text))
                .as(() -> describe("URLs", text))
                .isEqualTo(theirs(library.extractURLsWithIndices(text)));
        assertThat(TextExtractor.hashtags(text))
                .as(() -> describe("hashtags", text))
                .isEqualTo(theirs(library.extractHashtagsWithIndices(text)));
        assertThat(MentionScanner.scan(text))
                .as(() -> describe("mentions", text))
                .isEqualTo(theirs(library.extractMentionsOrListsWithIndices(text)));
        if (text.indexOf('\u202c') < 0) {
            assertThat(TextExtractor.cashtags(text))
                    .as(() -> describe("cashtags", text))
                    .isEqualTo(theirs(library.extractCashtagsWithIndices(text)));
            assertThat(TextExtractor.replyTo(text))
                    .as(() -> describe("reply", text))
                    .isEqualTo(library.extractReplyScreenname(text));
        }
    }

    private static List<Entity> theirs(List<Extractor.Entity> entities) {
        List<Entity> same = new ArrayList<>();
        for (Extractor.Entity entity : entities) {
            String slug = entity.getListSlug() == null ? "" : entity.getListSlug();
            same.add(new Entity(entity.getStart(), entity.getEnd(), entity.getValue(), slug));
        }
        return same;
    }

    private static String describe(String what, String text) {
        StringBuilder escaped = new StringBuilder(what).append(" of \"");
        text.chars().forEach(c -> escaped.append(c < 0x7f && c >= ' ' ? "" + (char) c : String.format("\\u%04x", c)));
        return escaped.append("\" = ").append(text).toString();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int pieces = 1 + random.nextInt(12);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
