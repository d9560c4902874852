/**
 * Charts of a report: values over time ({@link io.rounds.report.chart.BinChart}) and the network of mentions
 * ({@link io.rounds.report.chart.MentionChart}). They compute the shapes of a {@link io.rounds.report.page.Drawing}.
 */
@NullMarked
package io.rounds.report.chart;

import org.jspecify.annotations.NullMarked;
