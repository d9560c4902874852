/**
 * Finds the entities of a text: hashtags, mentions, cashtags and URLs. Start with
 * {@link io.rounds.extract.text.TextExtractor}, which follows the rules of twitter-text, and
 * {@link io.rounds.extract.text.Tags}, which normalises all spellings of a hashtag to one.
 */
@NullMarked
package io.rounds.extract.text;

import org.jspecify.annotations.NullMarked;
