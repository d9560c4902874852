/** Measured comparisons with peers and limits. */
@NullMarked
package io.rounds.bench;

import org.jspecify.annotations.NullMarked;
