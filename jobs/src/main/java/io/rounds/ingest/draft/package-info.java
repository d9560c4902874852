/**
 * What the parsers of all formats share: a parser fills a {@link io.rounds.ingest.draft.TweetDraft} with what a payload
 * says, and {@link io.rounds.ingest.draft.Assembler} checks the draft and turns it into a tweet or a rejection.
 *
 * <p>A format is a {@link io.rounds.ingest.draft.FormatParser}; it writes its results to an
 * {@link io.rounds.ingest.draft.Outcome}. {@link io.rounds.ingest.draft.RecordLimits} bounds the work that one record
 * can cause.
 */
@NullMarked
package io.rounds.ingest.draft;

import org.jspecify.annotations.NullMarked;
