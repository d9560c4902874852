/**
 * What all peers of {@code rounds bench peers} share, so that they differ only in the engine: the task they are given, which
 * topics a tweet counts for, and the rows they hand back. A peer is a process of its own with a class path of its own.
 */
@NullMarked
package io.rounds.peers;

import org.jspecify.annotations.NullMarked;
