/**
 * Follows the live streams of networks: keeps a connection to each, goes on where it stopped, and hands over the messages
 * that may concern a community, each in an {@link io.rounds.ingest.envelope.Envelope}.
 *
 * <p>A {@link io.rounds.ingest.follow.Network} opens connections; a {@link io.rounds.ingest.follow.Follower} keeps one
 * open, whatever happens to it. Both are used by the source of the Flink job ({@code follow.flink}) and by
 * {@code rounds follow --out} ({@code follow.file}), which needs no server.
 */
@NullMarked
package io.rounds.ingest.follow;

import org.jspecify.annotations.NullMarked;
