/**
 * What a community talks about: for every hashtag the tweets, originals, reposts and distinct authors of sliding
 * windows, and two rankings of them, live (most people) and unusual (most surprising against the hashtag's own past).
 *
 * <p>How it works: tweets are summed into {@link io.rounds.trends.Pane}s of one minute; a {@link
 * io.rounds.trends.TopicTable} slides all windows over the panes, with work that does not depend on a window's length;
 * {@link io.rounds.trends.SeasonalHistory} remembers what is usual at this hour of the week and {@link
 * io.rounds.stats.Surprise} says how far from it a count is; {@link io.rounds.trends.TopLists} picks the rankings. All
 * of it is plain Java; the subpackage {@code flink} distributes it.
 */
@NullMarked
package io.rounds.trends;

import org.jspecify.annotations.NullMarked;
