package io.rounds.report.page;

/** A chart with its data. */
public non-sealed interface Chart extends ReportPage.Block {
    /** Its caption. */
    String title();

    /** What it shows, in a sentence or two, for readers who cannot see it. */
    String description();

    Drawing drawing();

    /** The data of the chart. */
    PageTable table();

    /** The chart as one line of text, for formats without drawings; empty where that is impossible. */
    String line();
}
