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
 * A report in GitHub-flavoured Markdown (GitHub Flavored Markdown Spec, 0.29). Charts become a line of block characters
 * where possible, and a table where it is short.
 */
final class MarkdownReport {
    /** Longer tables of charts are left out where the chart is also a line. */
    private static final int MAX_CHART_ROWS = 40;

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
                    TableCell.text(tile.metric().title()),
                    TableCell.metric(tile.metric(), tile.value()),
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

    /** Writes a line and an empty one after it. */
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
        } else if (block instanceof ReportPage.TweetList list) {
            tweets(list, level);
        }
    }

    private void chart(Chart chart) throws IOException {
        line("**" + MarkdownText.escaped(chart.title()) + "**. " + MarkdownText.escaped(chart.description()));
        if (!chart.line().isBlank()) {
            line('`' + chart.line() + '`');
        }
        if (chart.line().isBlank() || chart.table().rows().size() <= MAX_CHART_ROWS) {
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

    private void tweets(ReportPage.TweetList list, int level) throws IOException {
        line("#".repeat(level) + ' ' + MarkdownText.escaped(list.heading()));
        TranscriptTweet question = list.question();
        if (question != null) {
            line("**" + caption(question, list.severalDays()) + "**" + text(question, "\n\n> "));
        }
        for (TranscriptTweet tweet : list.tweets()) {
            out.write("- " + caption(tweet, list.severalDays()) + text(tweet, "<br>") + '\n');
        }
        out.write('\n');
    }

    private static String caption(TranscriptTweet tweet, boolean withDay) {
        TweetCaption caption = TweetCaption.of(tweet, withDay);
        List<String> parts = new ArrayList<>();
        if (!caption.time().isEmpty()) {
            parts.add(caption.time());
        }
        if (!caption.handle().isEmpty()) {
            parts.add(MarkdownText.code(caption.handle()));
        }
        String link = tweet.link();
        parts.add(link == null ? MarkdownText.code(tweet.id()) : MarkdownText.link(MarkdownText.code(tweet.id()), link));
        if (!caption.notes().isEmpty()) {
            parts.add('(' + MarkdownText.escaped(caption.notes()) + ')');
        }
        return String.join(" ", parts);
    }

    private static String text(TranscriptTweet tweet, String prefix) {
        String text = tweet.text();
        return text == null ? "" : prefix + MarkdownText.escaped(text);
    }
}
