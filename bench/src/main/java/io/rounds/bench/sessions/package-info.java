/**
 * How well sessions of chats and conferences are found: {@link io.rounds.bench.sessions.SessionsBench} replays simulated weeks and
 * archives, and {@link io.rounds.bench.sessions.SessionScore} compares the sessions with what was planted or with a programme.
 */
@NullMarked
package io.rounds.bench.sessions;

import org.jspecify.annotations.NullMarked;
