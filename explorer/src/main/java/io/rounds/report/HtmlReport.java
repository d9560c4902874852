package io.rounds.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rounds.report.chart.Markup;
import io.rounds.report.page.Chart;
import io.rounds.report.page.PageTable;
import io.rounds.report.page.ReportPage;
import io.rounds.report.page.TableCell;
import io.rounds.report.page.TweetCaption;
import io.rounds.report.session.TranscriptTweet;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.List;
import java.util.Objects;

/**
 * A report as one HTML file that needs nothing else: style sheet and charts are in it, there is no script, and a policy in
 * its head forbids the browser to load anything (Content Security Policy Level 3).
 */
final class HtmlReport {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
    private static final int MANY_COLUMNS = 4;

    private final Markup out;

    private HtmlReport(Markup out) {
        this.out = out;
    }

    static void write(ChatReport report, Writer out) throws IOException {
        new HtmlReport(new Markup(out)).page(PageBuilder.of(report));
    }

    private void page(ReportPage page) throws IOException {
        out.start("html", "lang", "en").start("head");
        out.start("meta", "charset", "utf-8");
        out.start("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        out.start("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.start("meta", "name", "referrer", "content", "no-referrer");
        out.start("meta", "name", "color-scheme", "content", "light dark");
        out.element("title", page.title() + ", " + page.subtitle());
        out.style(sheet()).endLine();
        out.start("body");
        header(page);
        out.start("main");
        for (ReportPage.Section section : page.sections()) {
            section(section);
        }
        out.endLine();
        out.start("footer");
        for (String sentence : page.origin()) {
            out.element("p", sentence);
        }
        out.end().end().endLine();
    }

    private static String sheet() throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(
                    Objects.requireNonNull(in, "the style sheet is not in this build")
                            .readAllBytes(),
                    UTF_8);
        }
    }

    private void header(ReportPage page) throws IOException {
        out.start("header");
        out.start("h1").element("bdi", page.title()).end();
        out.element("p", page.subtitle(), "class", "subtitle");
        out.start("dl", "class", "tiles");
        for (ReportPage.Tile tile : page.tiles()) {
            out.start("div").element("dt", tile.figure().title()).start("dd");
            out.element(
                    "data",
                    tile.amount().words(tile.figure()),
                    "value",
                    tile.figure().plain(tile.amount().value()),
                    "class",
                    "tile");
            if (!tile.note().isEmpty()) {
                out.element("span", tile.note(), "class", "note");
            }
            out.end().end();
        }
        out.endLine();
        for (String sentence : page.summary()) {
            out.element("p", sentence, "class", "summary");
        }
        contents(page.sections());
        out.endLine();
    }

    private void contents(List<ReportPage.Section> sections) throws IOException {
        out.start("nav", "aria-label", "Contents").start("ul");
        for (ReportPage.Section section : sections) {
            if (section.level() == 2) {
                out.start("li").start("a", "href", '#' + section.anchor());
                out.element("bdi", section.title()).end().end();
            }
        }
        out.end().endLine();
    }

    private void section(ReportPage.Section section) throws IOException {
        String heading = "h" + section.level();
        out.start("section", "class", "level" + section.level(), "aria-labelledby", section.anchor());
        out.start(heading, "id", section.anchor())
                .element("bdi", section.title())
                .endLine();
        boolean group = false;
        for (ReportPage.Block block : section.blocks()) {
            boolean small = block instanceof PageTable table
                    && table.headers().size() <= 2
                    && section.blocks().size() > 1;
            if (small != group) {
                if (small) {
                    out.start("div", "class", "side");
                } else {
                    out.endLine();
                }
                group = small;
            }
            block(block, section.level());
        }
        if (group) {
            out.end();
        }
        out.endLine();
    }

    private void block(ReportPage.Block block, int level) throws IOException {
        if (block instanceof ReportPage.Paragraph paragraph) {
            out.element("p", paragraph.text()).text("\n");
        } else if (block instanceof PageTable table) {
            table(table);
        } else if (block instanceof Chart chart) {
            chart(chart);
        } else if (block instanceof ReportPage.Posts posts) {
            posts(posts, level + 1);
        }
    }

    private void chart(Chart chart) throws IOException {
        out.start("figure");
        chart.draw(out);
        out.start("figcaption")
                .element("strong", chart.title())
                .text(". " + chart.description())
                .end();
        out.start("details").element("summary", "The figures of this chart");
        table(chart.table());
        out.end().endLine();
    }

    private void table(PageTable table) throws IOException {
        out.start("div", "class", table.headers().size() >= MANY_COLUMNS ? "table wide" : "table");
        out.start("table").element("caption", table.caption()).start("thead").start("tr");
        for (int i = 0; i < table.headers().size(); i++) {
            out.element("th", table.headers().get(i), "scope", "col", "class", style(table, i));
        }
        out.end().end().start("tbody").text("\n");
        for (List<TableCell> row : table.rows()) {
            out.start("tr");
            for (int i = 0; i < row.size(); i++) {
                if (i == 0) {
                    out.start("th", "scope", "row");
                } else {
                    out.start("td", "class", row.get(i).kind() == TableCell.Kind.NUMBER ? "number" : "text");
                }
                cell(row.get(i));
                out.end();
            }
            out.endLine();
        }
        out.end().end().endLine();
    }

    /** A heading stands over its column like the column's cells. */
    private static String style(PageTable table, int column) {
        boolean numbers = column > 0
                && !table.isEmpty()
                && table.rows().stream().map(row -> row.get(column)).anyMatch(cell -> cell.kind() == TableCell.Kind.NUMBER);
        return numbers ? "number" : "text";
    }

    private void cell(TableCell cell) throws IOException {
        String link = cell.link();
        if (link != null) {
            link(link);
        }
        String value = cell.value();
        switch (cell.kind()) {
            case FOREIGN -> out.element("bdi", cell.text());
            case TIME -> out.element("time", cell.text(), "datetime", value == null ? "" : value);
            case NUMBER -> {
                if (value == null) {
                    out.text(cell.text());
                } else {
                    out.element("data", cell.text(), "value", value);
                }
            }
            case TEXT -> out.text(cell.text());
        }
        if (link != null) {
            out.end();
        }
    }

    private void link(String link) throws IOException {
        if (link.startsWith("#")) {
            out.start("a", "href", link);
        } else {
            out.start("a", "href", link, "rel", "noopener noreferrer nofollow");
        }
    }

    private void posts(ReportPage.Posts posts, int level) throws IOException {
        if (!posts.heading().isEmpty()) {
            out.element("h" + level, posts.heading());
        }
        for (TranscriptTweet question : posts.question()) {
            out.start("div", "class", "question");
            post(question, posts.severalDays());
            out.end();
        }
        out.start("ol", "class", "posts");
        for (TranscriptTweet post : posts.posts()) {
            out.start("li");
            post(post, posts.severalDays());
            out.endLine();
        }
        out.endLine();
    }

    private void post(TranscriptTweet post, boolean withDay) throws IOException {
        TweetCaption words = TweetCaption.of(post, withDay);
        if (post.at() != null) {
            out.element("time", words.time(), "datetime", post.at().toString()).text(" ");
        }
        if (!words.handle().isEmpty()) {
            out.start("strong").element("bdi", words.handle()).end().text(" ");
        }
        String link = post.link();
        if (link == null) {
            out.start("code").element("bdi", post.id()).end();
        } else {
            link(link);
            out.start("code").element("bdi", post.id()).end().end();
        }
        if (!words.notes().isEmpty()) {
            out.element("span", ' ' + words.notes(), "class", "note");
        }
        if (post.text() != null) {
            out.start("p", "class", "said").element("bdi", post.text()).end();
        }
    }
}
