/**
 * Trending topics: for every hashtag of a community the tweets, originals, reposts and distinct authors of sliding
 * windows, and two rankings, live (most authors) and unusual (highest surprise against the hashtag's own baseline). A
 * topic has a kind ({@link io.rounds.trends.TopicKind}); links are counted by the same means where they are enabled.
 *
 * <p>How it works: tweets are summed into {@link io.rounds.trends.Pane}s of one minute. A {@link
 * io.rounds.trends.TopicTable} slides all windows over the panes, with work that does not depend on a window's length.
 * {@link io.rounds.trends.SeasonalHistory} keeps the baseline for this time of the week, and {@link
 * io.rounds.stats.Surprise} measures how far a count is above it. {@link io.rounds.trends.TopLists} selects the topics
 * that rank. All of it is plain Java; the subpackage {@code flink} distributes it.
 */
@NullMarked
package io.rounds.trends;

import org.jspecify.annotations.NullMarked;
