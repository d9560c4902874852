/**
 * Reports of live chats: what the organizer of a tweet chat or a conference sends to the board.
 *
 * <p>{@link io.rounds.report.ReportReader} reads sessions (documents of the index {@code chats}) and their tweets from
 * a {@link io.rounds.export.source.DocumentSource} into a {@link io.rounds.report.ChatReport}. {@code PageBuilder}
 * composes its content as a {@link io.rounds.report.page.ReportPage} of sections, tables and charts, which
 * {@code HtmlReport} and {@code MarkdownReport} write. {@code CsvReport} is one row for each session. Metrics and their
 * definitions are in {@link io.rounds.report.session.Metric}, once for all formats.
 */
@NullMarked
package io.rounds.report;

import org.jspecify.annotations.NullMarked;
