/**
 * Finds hashtags, mentions and links in text and makes each mean the thing it points to. Pure, no Flink.
 *
 * <p>{@link io.rounds.extract.TextExtractor} takes a text apart by twitter-text's rules,
 * {@link io.rounds.extract.Tags} makes one tag of all spellings, {@link io.rounds.extract.Links} tells what a link
 * points to and who publishes it, and {@link io.rounds.communities.Communities} sorts tweets by their tags. The tables are in
 * {@code schemas/reference/}; {@code docs/extraction.md} explains them.
 */
@NullMarked
package io.rounds.extract;

import io.rounds.communities.Communities;
import org.jspecify.annotations.NullMarked;
