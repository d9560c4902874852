/**
 * Reports of live chats: what the organizer of a tweet chat or a conference sends to the board.
 *
 * <p>{@link io.rounds.report.ReportReader} reads sessions (documents of the index {@code chats}) and their tweets from any
 * {@link io.rounds.export.source.DocumentSource} and makes a {@link io.rounds.report.ChatReport} of them.
 * {@link io.rounds.report.PageBuilder} decides what the report says, as a {@link io.rounds.report.page.ReportPage} of sections,
 * tables and charts; {@link io.rounds.report.HtmlReport} and {@link io.rounds.report.MarkdownReport} only write it down.
 * {@link io.rounds.report.CsvReport} is one line for each session. What each figure means is in
 * {@link io.rounds.report.session.Metric}, once for all formats.
 */
@NullMarked
package io.rounds.report;

import io.rounds.report.page.ReportPage;
import io.rounds.report.session.Metric;
import org.jspecify.annotations.NullMarked;
