/**
 * An analysis for tests, by the five steps that docs/architecture.md names: how many tweets of each day are in each
 * language.
 */
@NullMarked
package io.rounds.languages;

import org.jspecify.annotations.NullMarked;
