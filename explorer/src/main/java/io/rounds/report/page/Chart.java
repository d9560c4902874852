package io.rounds.report.page;

import io.rounds.report.chart.Markup;
import java.io.IOException;

/** A picture of figures. */
non-sealed interface Chart extends ReportPage.Block {

    /** Its caption. */
    String title();

    /** What it shows in a sentence or two, for who cannot see it. */
    String description();

    /** Draws it as SVG. */
    void draw(Markup out) throws IOException;

    /** The figures that it shows. */
    PageTable table();

    /** It as one line of characters, where there is no drawing; empty for what cannot be. */
    String line();
}
