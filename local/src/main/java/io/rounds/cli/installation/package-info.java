/**
 * The commands of an installation on one machine: {@code rounds up}, {@code down} and {@code status}, and {@code rounds event}
 * and {@code rounds community}, which change its settings while it runs.
 */
@NullMarked
package io.rounds.cli.installation;

import org.jspecify.annotations.NullMarked;
