package io.rounds.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A mebibyte of what makes a backtracking matcher stand still must take time in proportion to its length. */
class HostileTextTest {
    private static final int LENGTH = 1 << 20;

    /** Processor time, before the JVM has compiled anything; warm it is some 50 ms. What is quadratic takes minutes. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private static final Links LINKS = Links.load();

    static List<String> hostileTexts() {
        List<String> texts = new ArrayList<>();
        for (String piece : List.of(
                "a.",
                "a-",
                "a_b.",
                "-a.",
                "http://",
                "http://a.",
                "http://あ",
                "a.com/(",
                "a.com/((",
                "a.com/,",
                "a.com?!",
                "www.",
                "a.a.com.",
                "é.",
                "xn--",
                "a.xn--",
                "#",
                "#1",
                "#a",
                "##",
                "@",
                "@a",
                "@@",
                "RT@",
                "$a",
                "$",
                "＃",
                "t.co/a",
                "http://t.co/a",
                "https://example.com/(a)",
                ".com",
                "com.",
                "१",
                "\u200d",
                "\ud83d",
                "ー",
                " a.b",
                "://",
                "@a/b",
                "a.みんな",
                "あ.い.",
                "x.com/#")) {
            texts.add(piece.repeat(LENGTH / piece.length()));
            texts.add("http://" + piece.repeat(LENGTH / piece.length()) + ".com/x");
        }
        return texts;
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("hostileTexts")
    void takesTimeInProportion(String text) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        TextEntities found = TextExtractor.extract(text);
        TextExtractor.cashtags(text);
        LINKS.link(text);
        found.urls().stream().limit(100).forEach(LINKS::link);
        assertThat(Duration.ofNanos(clock.getCurrentThreadCpuTime() - start)).isLessThan(LIMIT);
    }

    @Test
    void anEmptyTextHoldsNothing() {
        assertThat(TextExtractor.extract(""))
                .isEqualTo(new TextEntities(List.of(), List.of(), List.of(), List.of(), null));
    }
}
