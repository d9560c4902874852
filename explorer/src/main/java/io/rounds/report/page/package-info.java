/**
 * The content of a report, whatever its format: a {@link io.rounds.report.page.ReportPage} of sections with paragraphs,
 * tables, charts and tweets.
 *
 * <p>The HTML templates for it are in {@code src/main/jte/report/page}.
 */
@NullMarked
package io.rounds.report.page;

import org.jspecify.annotations.NullMarked;
