/**
 * Reads what the networks and archives write. One parser per format, pure: bytes in, tweets, deletions and
 * rejections out, never an exception.
 *
 * <p>{@link io.rounds.ingest.RecordParser} recognises the format of a record. A parser of one format fills a
 * {@code TweetDraft} with what the payload says; {@code Assembler} checks it and completes it to a tweet.
 */
@NullMarked
package io.rounds.ingest;

import io.rounds.ingest.draft.Assembler;
import io.rounds.ingest.draft.TweetDraft;
import org.jspecify.annotations.NullMarked;
