/**
 * The commands of {@code rounds}: a picocli class for each. Results go to standard output, messages to standard error.
 *
 * <p>Commands validate their options and report errors; the work is done by {@code io.rounds.local}, the analytics job, the
 * exports and the explorer.
 */
@NullMarked
package io.rounds.cli;

import org.jspecify.annotations.NullMarked;
