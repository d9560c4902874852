/**
 * Reads the documents of an index, from Elasticsearch or from the files of a replay.
 *
 * <p>A {@link io.rounds.export.source.Selection} is what a user asks for (a time range, hashtags, domains); it becomes
 * the {@link io.rounds.export.source.Condition}s of a {@link io.rounds.export.source.DocumentQuery}, which a
 * {@link io.rounds.export.source.DocumentSource} answers with {@link io.rounds.export.source.Documents}. Elasticsearch
 * evaluates conditions itself; for files {@code ConditionMatcher} does the same.
 */
@NullMarked
package io.rounds.export.source;

import org.jspecify.annotations.NullMarked;
