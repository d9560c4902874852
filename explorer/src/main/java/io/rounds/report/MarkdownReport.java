package io.rounds.report;

import io.rounds.report.page.Chart;
import io.rounds.report.page.PageTable;
import io.rounds.report.page.ReportPage;
import io.rounds.report.page.TableCell;
import io.rounds.report.page.TweetCaption;
import io.rounds.report.session.Metric;
import io.rounds.report.session.TranscriptTweet;
import io.rounds.report.text.MarkdownText;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * A report in GitHub-flavoured Markdown (GitHub Flavored Markdown Spec, 0.29). Charts become a line of blocks where they
 * can, and their tables where they are short.
 */
final class MarkdownReport {
    /** A chart's table with more rows tells less than its line. */
    private static final int SHORT = 40;

    private final Writer out;

    private MarkdownReport(Writer out) {
        this.out = out;
    }

    static void write(ChatReport report, Writer out) throws IOException {
        new MarkdownReport(out).page(PageBuilder.of(report));
    }

    private void page(ReportPage page) throws IOException {
        line("# " + MarkdownText.escaped(page.title()));
        line(MarkdownText.escaped(page.subtitle()));
        PageTable.Builder tiles = PageTable.of("", "Metric", "Value", "");
        for (ReportPage.Tile tile : page.tiles()) {
            tiles.row(
                    TableCell.text(tile.figure().title()),
                    TableCell.figure(tile.figure(), tile.amount()),
                    TableCell.text(tile.note()));
        }
        table(tiles.build());
        for (String sentence : page.summary()) {
            line(MarkdownText.escaped(sentence));
        }
        for (ReportPage.Section section : page.sections()) {
            line("#".repeat(section.level()) + ' ' + MarkdownText.escaped(section.title()));
            for (ReportPage.Block block : section.blocks()) {
                block(block, section.level() + 1);
            }
        }
        line("---");
        for (String sentence : page.origin()) {
            line(MarkdownText.escaped(sentence));
        }
    }

    /** A paragraph, or whatever else stands between empty lines. */
    private void line(String text) throws IOException {
        out.write(text);
        out.write("\n\n");
    }

    private void block(ReportPage.Block block, int level) throws IOException {
        if (block instanceof ReportPage.Paragraph paragraph) {
            line(MarkdownText.escaped(paragraph.text()));
        } else if (block instanceof PageTable table) {
            line("**" + MarkdownText.escaped(table.caption()) + "**");
            table(table);
        } else if (block instanceof Chart chart) {
            chart(chart);
        } else if (block instanceof ReportPage.Posts posts) {
            posts(posts, level);
        }
    }

    private void chart(Chart chart) throws IOException {
        line("**" + MarkdownText.escaped(chart.title()) + "**. " + MarkdownText.escaped(chart.description()));
        if (!chart.line().isBlank()) {
            line('`' + chart.line() + '`');
        }
        if (chart.line().isBlank() || chart.table().rows().size() <= SHORT) {
            table(chart.table());
        }
    }

    private void table(PageTable table) throws IOException {
        List<String> rule = new ArrayList<>();
        for (int i = 0; i < table.headers().size(); i++) {
            int column = i;
            boolean numbers =
                    table.rows().stream().anyMatch(row -> row.get(column).kind() == TableCell.Kind.NUMBER);
            rule.add(numbers ? "---:" : "---");
        }
        row(table.headers().stream().map(MarkdownText::escaped).toList());
        row(rule);
        for (List<TableCell> cells : table.rows()) {
            row(cells.stream().map(MarkdownReport::cell).toList());
        }
        out.write('\n');
    }

    private void row(List<String> cells) throws IOException {
        out.write("| " + String.join(" | ", cells) + " |\n");
    }

    private static String cell(TableCell cell) {
        String text = cell.text().startsWith("@") ? MarkdownText.code(cell.text()) : MarkdownText.escaped(cell.text());
        String link = cell.link();
        return link == null || link.startsWith("#") ? text : MarkdownText.link(text, link);
    }

    private void posts(ReportPage.Posts posts, int level) throws IOException {
        line("#".repeat(level) + ' ' + MarkdownText.escaped(posts.heading()));
        for (TranscriptTweet question : posts.question()) {
            line("**" + post(question, posts.severalDays()) + "**" + said(question, "\n\n> "));
        }
        for (TranscriptTweet post : posts.posts()) {
            out.write("- " + post(post, posts.severalDays()) + said(post, "<br>") + '\n');
        }
        out.write('\n');
    }

    private static String post(TranscriptTweet post, boolean withDay) {
        TweetCaption words = TweetCaption.of(post, withDay);
        List<String> parts = new ArrayList<>();
        if (!words.time().isEmpty()) {
            parts.add(words.time());
        }
        if (!words.handle().isEmpty()) {
            parts.add(MarkdownText.code(words.handle()));
        }
        String link = post.link();
        parts.add(link == null ? MarkdownText.code(post.id()) : MarkdownText.link(MarkdownText.code(post.id()), link));
        if (!words.notes().isEmpty()) {
            parts.add('(' + MarkdownText.escaped(words.notes()) + ')');
        }
        return String.join(" ", parts);
    }

    private static String said(TranscriptTweet post, String before) {
        String text = post.text();
        return text == null ? "" : before + MarkdownText.escaped(text);
    }
}
