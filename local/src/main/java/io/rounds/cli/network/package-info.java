/**
 * {@code rounds follow} and {@code rounds backfill}: a command for each network, and the options that they share.
 */
@NullMarked
package io.rounds.cli.network;

import org.jspecify.annotations.NullMarked;
