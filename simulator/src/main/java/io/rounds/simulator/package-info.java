/** A seeded generator of believable weeks of medical education on social media. */
@NullMarked
package io.rounds.simulator;

import org.jspecify.annotations.NullMarked;
