package io.rounds.report.page;

import io.rounds.report.session.Metric;
import io.rounds.report.session.MetricValue;
import io.rounds.report.session.TranscriptTweet;
import java.util.List;

/**
 * What a report says, whatever it is written in.
 *
 * @param title of the chat
 * @param subtitle when it was
 * @param summary in sentences
 * @param sections in order
 * @param origin where it comes from, in sentences
 */
record ReportPage(
        String title,
        String subtitle,
        List<Tile> tiles,
        List<String> summary,
        List<Section> sections,
        List<String> origin) {
    ReportPage {
        tiles = List.copyOf(tiles);
        summary = List.copyOf(summary);
        sections = List.copyOf(sections);
        origin = List.copyOf(origin);
    }

    /**
     * A figure that everybody should see.
     *
     * @param note a few words below; may be empty
     */
    record Tile(Metric figure, MetricValue amount, String note) {}

    /**
     * A part with a heading.
     *
     * @param level 2 or 3
     * @param anchor unique in the page
     */
    record Section(int level, String anchor, String title, List<Block> blocks) {
        Section {
            blocks = List.copyOf(blocks);
        }
    }

    /** What a section is made of. */
    sealed interface Block permits Paragraph, PageTable, Chart, Posts {}

    /** Sentences. */
    record Paragraph(String text) implements Block {}

    /**
     * Tweets one below the other.
     *
     * @param heading of a question; empty for those of none
     * @param question what stands before the others; none or one
     * @param severalDays whether times need their day
     */
    record Posts(String heading, List<TranscriptTweet> question, List<TranscriptTweet> posts, boolean severalDays) implements Block {
        Posts {
            question = List.copyOf(question);
            posts = List.copyOf(posts);
        }
    }
}
