/**
 * Reads what networks and archives write: bytes in; tweets, deletions and rejections out; never an exception because of
 * the input. Everything here and in the subpackages is pure, except those named {@code flink}.
 *
 * <p>{@link io.rounds.ingest.RecordParser} detects the format of a record and calls the parser of that format, which
 * lives in a package of its own: {@code x}, {@code bluesky}, {@code mastodon} or {@code csv}. What these parsers share is
 * in {@code draft}, and {@code json} reads the JSON of all of them. {@code archive} finds the records of a file. {@link io.rounds.ingest.RecentIds} and
 * {@link io.rounds.ingest.RepostContents} serve the stream that follows: each tweet once, each repost with its content.
 */
@NullMarked
package io.rounds.ingest;

import org.jspecify.annotations.NullMarked;
