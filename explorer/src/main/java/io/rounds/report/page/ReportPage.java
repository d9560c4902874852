package io.rounds.report.page;

import io.rounds.report.session.Metric;
import io.rounds.report.session.MetricValue;
import io.rounds.report.session.TranscriptTweet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a report, whatever its format.
 *
 * @param title of the chat
 * @param subtitle when it took place
 * @param tiles the most important metrics
 * @param summary sentences
 * @param sections in order
 * @param origin sentences about where the data come from
 */
public record ReportPage(
        String title,
        String subtitle,
        List<Tile> tiles,
        List<String> summary,
        List<Section> sections,
        List<String> origin) {
    public ReportPage {
        tiles = List.copyOf(tiles);
        summary = List.copyOf(summary);
        sections = List.copyOf(sections);
        origin = List.copyOf(origin);
    }

    /**
     * A metric at the top of the page.
     *
     * @param note a few words below, for example the change since the previous session; may be empty
     */
    public record Tile(Metric metric, MetricValue value, String note) {
        /** The value for people. */
        public String text() {
            return value.text(metric);
        }

        /** The value for programs. */
        public String plainValue() {
            return metric.plain(value.value());
        }
    }

    /**
     * A part with a heading.
     *
     * @param level of the heading, 2 or 3
     * @param anchor unique in the page
     */
    public record Section(int level, String anchor, String title, List<Block> blocks) {
        public Section {
            blocks = List.copyOf(blocks);
        }

        /** The blocks in their order; narrow tables in sequence form a group, which the page lays out side by side. */
        public List<Group> groups() {
            List<Group> groups = new ArrayList<>();
            int from = 0;
            for (int i = 1; i <= blocks.size(); i++) {
                if (i == blocks.size() || isNarrow(blocks.get(i)) != isNarrow(blocks.get(from))) {
                    groups.add(new Group(isNarrow(blocks.get(from)), blocks.subList(from, i)));
                    from = i;
                }
            }
            return groups;
        }

        private boolean isNarrow(Block block) {
            return blocks.size() > 1 && block instanceof PageTable table && table.isNarrow();
        }
    }

    /** Consecutive blocks of a section. */
    public record Group(boolean sideBySide, List<Block> blocks) {
        public Group {
            blocks = List.copyOf(blocks);
        }
    }

    /** What a section consists of. */
    public sealed interface Block permits Paragraph, PageTable, Chart, TweetList {}

    /** Sentences. */
    public record Paragraph(String text) implements Block {}

    /**
     * Tweets of a transcript.
     *
     * @param question the tweet that the others answer; null for none
     * @param severalDays whether times need their day
     */
    public record TweetList(
            String heading,
            @Nullable TranscriptTweet question,
            List<TranscriptTweet> tweets,
            boolean severalDays) implements Block {
        public TweetList {
            tweets = List.copyOf(tweets);
        }
    }
}
