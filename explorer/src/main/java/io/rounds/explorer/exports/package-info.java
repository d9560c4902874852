/** Graphs to draw, and graphs and tables to download, by the code of {@code rounds export}. */
@NullMarked
package io.rounds.explorer.exports;

import org.jspecify.annotations.NullMarked;
