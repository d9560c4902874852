package io.rounds.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.report.session.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page, read by an HTML parser. */
class HtmlReportTest {
    private static final String HOSTILE =
            "<script>alert(1)</script>\"><img src=x onerror=alert(2)>'\u202e&amp;\u0000\ud800";
    private static final Set<String> ELEMENTS = Set.of(
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "header",
            "main",
            "footer",
            "nav",
            "section",
            "h1",
            "h2",
            "h3",
            "h4",
            "p",
            "div",
            "span",
            "bdi",
            "strong",
            "code",
            "a",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "data",
            "time",
            "figure",
            "figcaption",
            "details",
            "summary",
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "svg",
            "rect",
            "line",
            "path",
            "text",
            "circle");

    @TempDir
    Path folder;

    private final Samples samples = Samples.fresh();

    private String html(String name, boolean withText) throws IOException {
        return samples.written(folder, name, withText, ReportFormat.HTML);
    }

    private Document page(String name, boolean withText) throws IOException {
        Parser parser = Parser.htmlParser().setTrackErrors(100);
        Document page = Jsoup.parse(html(name, withText), "", parser);
        assertThat(parser.getErrors()).isEmpty();
        return page;
    }

    private Document second() throws IOException {
        return page(Samples.SECOND, false);
    }

    private static List<List<String>> rows(Document page, String caption) {
        List<Element> tables = page.select("table").stream()
                .filter(table -> table.select("caption").text().startsWith(caption))
                .toList();
        assertThat(tables).as(caption).hasSize(1);
        return tables.get(0).select("tbody tr").stream()
                .map(row -> row.children().stream().map(Element::text).toList())
                .toList();
    }

    /** The machine-readable values of the column of a table, by the heading of their rows. */
    private static String value(Document page, String caption, String row) {
        return page.select("table").stream()
                .filter(table -> table.select("caption").text().startsWith(caption))
                .flatMap(table -> table.select("tbody tr").stream())
                .filter(line -> line.child(0).text().equals(row))
                .map(line -> line.select("data").attr("value"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyMetricIsThatOfTheDocument() throws IOException {
        Document page = second();
        ObjectNode chat = samples.chat(1);
        for (Metric metric : Metric.values()) {
            String shown = value(page, "Metrics and their definitions", metric.title());
            switch (metric) {
                case QUESTIONS -> assertThat(shown).isEqualTo("2");
                case ANSWERS -> assertThat(shown).isEqualTo("4");
                case ANSWERS_PER_QUESTION -> assertThat(shown).isEqualTo("2.00");
                case UNANSWERED, TROUBLE, FLAGGED -> assertThat(shown).isEqualTo("1");
                case FIRST_ANSWER_SECONDS ->
                    assertThat(Double.parseDouble(shown)).isEqualTo(65);
                default ->
                    assertThat(Double.parseDouble(shown))
                            .as(metric.column())
                            .isEqualTo(chat.path(metric.column()).asDouble());
            }
        }
        for (Element tile : page.select(".tiles data")) {
            assertThat(tile.attr("value"))
                    .isEqualTo(value(
                            page,
                            "Metrics and their definitions",
                            tile.closest("div").child(0).text()));
        }
    }

    @Test
    void numbersHaveSeparatorsAndRatesOneDecimal() throws IOException {
        assertThat(rows(second(), "Metrics and their definitions"))
                .anySatisfy(row -> assertThat(row).startsWith("Impressions", "2,660"))
                .anySatisfy(row -> assertThat(row).startsWith("Tweets per participant", "1.6"))
                .anySatisfy(row -> assertThat(row).startsWith("Time to first answer", "1 min 5 s"));
    }

    @Test
    void theListsAreThoseOfTheDocument() throws IOException {
        Document page = second();
        assertThat(rows(page, "Most mentioned people")).containsExactly(List.of("@wardmod", "2"), List.of("@ann", "1"));
        assertThat(rows(page, "Most tweets")).containsExactly(List.of("@Ann", "3"), List.of("@WardMod", "2"));
        assertThat(rows(page, "Most impressions")).containsExactly(List.of("@WardMod", "2,000"));
        assertThat(rows(page, "Most reposted people")).containsExactly(List.of("@Ann", "2"));
        assertThat(rows(page, "Most shared links"))
                .containsExactly(List.of("litfl.com/shock/", "1", "1", "litfl.com", "high (82 of 100)"));
        assertThat(rows(page, "Most reposted tweets"))
                .containsExactly(List.of("x:3", "@Ann", "2"), List.of("x:2", "@WardMod", "1"));
        assertThat(rows(page, "Languages")).containsExactly(List.of("en", "4"), List.of("und", "1"));
        assertThat(rows(page, "Questions and answers"))
                .containsExactly(
                        List.of("Q1", "20:05:00", "@WardMod", "1", "4", "4", "1 min 5 s", "@Ann", "2"),
                        List.of("Q2", "20:25:00", "@WardMod", "0", "0", "0", "unanswered", "\u2013", "\u2013"));
        assertThat(rows(page, "Trouble"))
                .containsExactly(List.of("flood", "3", "@Ann", "x:3, x:6", "3 of 8 tweets are by one account."));
        assertThat(rows(page, "Tweets that may")).containsExactly(List.of("x:7", "mrn"));
        assertThat(rows(page, "Most frequent mentions")).hasSize(3).contains(List.of("@cy", "@ann", "1"));
    }

    @Test
    void thePulseHasEveryTweetOnceAndParticipantsAccumulate() throws IOException {
        Document page = second();
        List<List<String>> pulse = rows(page, "Pulse: tweets per minute");
        assertThat(pulse).hasSize(60).contains(List.of("20:06", "2"), List.of("20:59", "0"));
        assertThat(pulse.stream().mapToInt(row -> Integer.parseInt(row.get(1))).sum())
                .isEqualTo(8);
        List<List<String>> people = rows(page, "Participants over time");
        assertThat(people).contains(List.of("20:06", "2", "3")).last().isEqualTo(List.of("20:59", "0", "5"));
        assertThat(page.select("svg").first().select("rect.bar title")).hasSize(7);
    }

    @Test
    void theChangeIsRelativeToThePreviousSession() throws IOException {
        assertThat(rows(second(), "This session and that of 30 December 2025, 20:00 to 21:00 UTC"))
                .contains(
                        List.of("Tweets", "8", "1,234", "\u22121,226", "\u221299 %"),
                        List.of("Participants", "5", "4", "+1", "+25 %"),
                        List.of("Impressions", "2,660", "2,660", "no change", ""),
                        List.of("Tweets with unknown followers", "1", "0", "+1", ""),
                        List.of("Answers per question", "2.0", "\u2013", "\u2013", "\u2013"));
        assertThat(page(Samples.FIRST, false).text()).contains("There is no earlier closed session of #wardwisdomchat");
    }

    @Test
    void theTranscriptHasIdsAndLinksAndNoTextUnlessAsked() throws IOException {
        Document page = second();
        Element transcript = page.select("section[aria-labelledby=transcript]").first();
        assertThat(transcript.select("h3").eachText())
                .containsExactly("Q1: 4 answers by 4 people", "Q2: 0 answers by 0 people", "Other tweets");
        assertThat(transcript.select("code").eachText())
                .containsExactly("x:2", "x:3", "x:5", "x:9", "x:10", "x:12", "x:1", "x:7");
        assertThat(transcript.select("a").eachAttr("href"))
                .containsExactly(
                        "https://x.com/WardMod/status/2",
                        "https://x.com/Ann/status/3",
                        "https://x.com/cy/status/5",
                        "https://x.com/eve/status/9",
                        "https://x.com/WardMod/status/1");
        assertThat(page.text()).doesNotContain("at the bedside", "By simulation");
        assertThat(page(Samples.SECOND, true).select(".said").eachText())
                .containsExactly(
                        "Q1: how do you teach shock?",
                        "A1: at the bedside",
                        "With this https://litfl.com/shock/",
                        "By simulation",
                        "Welcome to the chat");
    }

    @Test
    void tweetsThatMayIdentifyAPatientAreNeitherShownNorLinked() throws IOException {
        for (ReportFormat format : ReportFormat.values()) {
            for (String name : List.of(Samples.SECOND, "wardwisdomchat")) {
                assertThat(samples.written(folder, name, true, format))
                        .doesNotContain("1234567", "dee/status/7", "dee\\/status");
            }
        }
        assertThat(page(Samples.SECOND, true).text()).contains("withheld: may identify a patient");
    }

    @Test
    void theConfidentialityOfTheTweetAloneIsEnoughToWithholdIt() throws IOException {
        samples.chat(1).putArray("flagged");
        assertThat(html(Samples.SECOND, true)).doesNotContain("1234567");
        samples.tweetWithId("x:7").putArray("confidentiality");
        assertThat(html(Samples.SECOND, true)).contains("1234567");
    }

    @Test
    void textOfUsersCannotBecomeMarkup() throws IOException {
        makeHostile();
        for (String name : List.of(Samples.SECOND, "wardwisdomchat")) {
            Document page = page(name, true);
            Set<String> elements = new HashSet<>();
            page.select("*").forEach(element -> elements.add(element.normalName()));
            elements.remove("#root");
            assertThat(ELEMENTS).containsAll(elements);
            page.select("*").forEach(element -> element.attributes()
                    .forEach(attribute -> assertThat(attribute.getKey()).doesNotStartWith("on")));
            assertThat(page.select("h1").text()).contains("<script>alert(1)</script>");
            assertThat(page.select(".said").text()).contains("<img src=x onerror=alert(2)>");
            assertThat(page.select("a").eachAttr("href"))
                    .allMatch(link -> link.startsWith("#") || link.startsWith("https://"));
            assertThat(page.text()).contains("javascript:alert(3)");
            assertThat(page.html()).doesNotContain("\u0000");
        }
    }

    private void makeHostile() {
        ObjectNode chat = samples.chat(1);
        samples.chats.forEach(one -> one.put("title", HOSTILE));
        chat.withArray("top_by_tweets").addObject().put("handle", HOSTILE).put("tweets", 1);
        chat.withArray("moderators").add(HOSTILE);
        chat.withArray("mentions")
                .addObject()
                .put("from", HOSTILE)
                .put("to", "a'b\"c")
                .put("count", 9);
        ObjectNode link = chat.withArray("links").addObject();
        link.put("url", "javascript:alert(3)//" + HOSTILE).put("shares", 1).put("sharers", 1);
        chat.withArray("languages").addObject().put("lang", HOSTILE).put("tweets", 1);
        ((ObjectNode) chat.path("questions").path(0)).put("label", HOSTILE).put("handle", HOSTILE);
        ((ObjectNode) chat.path("trouble").path(0)).put("reason", HOSTILE).put("kind", HOSTILE);
        ((ObjectNode) chat.path("flagged").path(0)).put("rule", HOSTILE);
        ObjectNode tweet = samples.tweetWithId("x:1");
        tweet.put("text", HOSTILE).put("url", " javascript:alert(3)");
        ((ObjectNode) tweet.path("author")).put("handle", HOSTILE);
        samples.tweetWithId("x:5").put("url", "https://x.com/\"><script>alert(4)</script>");
    }

    @Test
    void thePageHasNoDependencies() throws IOException {
        for (String name : List.of(Samples.SECOND, "wardwisdomchat")) {
            String html = html(name, false);
            Document page = Jsoup.parse(html);
            assertThat(page.select("script, link, img, iframe, object, embed, use, image, form"))
                    .isEmpty();
            assertThat(page.select("[src], [srcset], [xlink|href], [style]")).isEmpty();
            assertThat(html).doesNotContain("url(", "@import");
            assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                    .startsWith("default-src 'none'");
        }
    }

    @Test
    void thePageCanBeReadAloudAndWalkedThrough() throws IOException {
        for (String name : List.of(Samples.SECOND, "wardwisdomchat")) {
            Document page = page(name, true);
            assertThat(page.select("html").attr("lang")).isEqualTo("en");
            assertThat(page.title()).isNotBlank();
            assertThat(page.select("h1")).hasSize(1);
            int level = 1;
            for (Element heading : page.select("h1, h2, h3, h4")) {
                int next = heading.normalName().charAt(1) - '0';
                assertThat(next).as(heading.text()).isLessThanOrEqualTo(level + 1);
                level = next;
            }
            assertThat(page.select("table")).isNotEmpty().allSatisfy(table -> {
                assertThat(table.select("caption").text()).isNotBlank();
                assertThat(table.select("thead th[scope=col]")).hasSameSizeAs(table.select("thead th"));
                table.select("tbody tr")
                        .forEach(row -> assertThat(row.children()).hasSameSizeAs(table.select("thead th")));
                assertThat(table.select("tbody th[scope=row]")).hasSameSizeAs(table.select("tbody tr"));
            });
            assertThat(page.select("svg")).isNotEmpty().allSatisfy(svg -> {
                assertThat(svg.attr("role")).isEqualTo("img");
                assertThat(svg.attr("aria-label")).hasSizeGreaterThan(20);
                assertThat(svg.parent().select("figcaption").text()).isNotBlank();
            });
            List<String> ids = page.select("[id]").eachAttr("id");
            assertThat(ids).doesNotHaveDuplicates();
            page.select("a[href^=#]").forEach(anchor -> assertThat(ids)
                    .contains(anchor.attr("href").substring(1)));
            page.select("section").forEach(section -> assertThat(ids).contains(section.attr("aria-labelledby")));
        }
    }

    /** 4.5 to 1 is what WCAG 2.2 wants of text (1.4.3), 3 to 1 of what has to be told apart in charts (1.4.11). */
    @Test
    void coloursContrastWithTheirBackground() throws IOException {
        String sheet = page(Samples.SECOND, false).select("style").html();
        List<String> palettes = new ArrayList<>();
        Matcher roots = Pattern.compile(":root \\{([^}]*)}").matcher(sheet);
        while (roots.find()) {
            palettes.add(roots.group(1));
        }
        assertThat(palettes).hasSize(3);
        for (String palette : palettes) {
            for (String behind : List.of("page", "panel")) {
                for (String colour : List.of("text", "muted", "accent", "second")) {
                    assertThat(contrast(palette, colour, behind))
                            .as(colour + " on " + behind)
                            .isGreaterThanOrEqualTo(4.5);
                }
            }
            assertThat(contrast(palette, "tie", "page")).isGreaterThanOrEqualTo(3);
        }
    }

    private static double contrast(String palette, String colour, String behind) {
        double one = luminance(palette, colour) + 0.05;
        double other = luminance(palette, behind) + 0.05;
        return Math.max(one, other) / Math.min(one, other);
    }

    private static double luminance(String palette, String name) {
        Matcher hex = Pattern.compile("--" + name + ": #([0-9a-f]{6})").matcher(palette);
        assertThat(hex.find()).as(name).isTrue();
        int rgb = Integer.parseInt(hex.group(1), 16);
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    @Test
    void impressionsOfUnknownFollowersAreMissingAndNotZero() throws IOException {
        samples.chat(1).put("followers_unknown", 8).put("impressions", 0).put("reach_upper_bound", 0);
        ((ObjectNode) samples.chat(1).path("top_by_impressions").path(0)).put("impressions", 0);
        Document page = second();
        assertThat(page.select(".tiles").text()).doesNotContain("Impressions");
        assertThat(rows(page, "Metrics and their definitions"))
                .anySatisfy(row -> assertThat(row).startsWith("Impressions", "\u2013"))
                .anySatisfy(row -> assertThat(row).startsWith("Reach (upper bound)", "\u2013"));
        assertThat(page.select("caption").eachText()).doesNotContain("Most impressions");
        assertThat(page.select("header").text())
                .contains("The followers of the authors of 8 tweets are unknown, so there are no impressions.");
    }

    @Test
    void timesOfASessionOfSeveralDaysHaveTheirDay() throws IOException {
        samples.chat(1).put("last_tweet_at", "2026-01-07T00:30:00Z");
        assertThat(second().select("section[aria-labelledby=transcript] time").eachText())
                .contains("6 Jan 20:05:00");
    }

    @Test
    void severalSessionsGetTotalsAndAPartEach() throws IOException {
        Document page = page("wardwisdomchat", false);
        assertThat(page.select(".tiles").text())
                .contains("Tweets 1,244", "Participants at least 5", "New faces 7", "Impressions 5,670");
        assertThat(rows(page, "Sessions").stream().map(row -> row.get(0)))
                .containsExactly("30 December 2025, 20:00", "6 January 2026, 20:00", "13 January 2026, 20:00");
        assertThat(page.select("h2").eachText())
                .containsExactly(
                        "Session by session",
                        "Ward Wisdom Chat, 30 December 2025, 20:00",
                        "Ward Wisdom Chat, 6 January 2026, 20:00",
                        "Ward Wisdom Chat, 13 January 2026, 20:00",
                        "Totals and definitions of metrics");
        assertThat(page.select("footer").text()).contains("A session is still live");
    }

    @Test
    void thePageSaysWhereItComesFrom() throws IOException {
        assertThat(second().select("footer").text())
                .contains(
                        "Rounds 1.2.3",
                        "14 January 2026, 08:30 UTC",
                        "the folder results",
                        "The latest tweet counted is from 6 January 2026, 20:30:00 UTC",
                        "values are final");
    }

    @Test
    void theSameDocumentsMakeTheSamePage() throws IOException {
        assertThat(html("wardwisdomchat", true)).isEqualTo(html("wardwisdomchat", true));
    }
}
