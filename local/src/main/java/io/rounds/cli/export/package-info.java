/** {@code rounds export}: a command for each index and for the graphs, with progress, to a file or to standard output. */
@NullMarked
package io.rounds.cli.export;

import org.jspecify.annotations.NullMarked;
