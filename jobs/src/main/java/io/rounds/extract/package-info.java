/**
 * Finds hashtags, mentions and links in text and makes each mean the thing it points to. Pure, no Flink.
 */
@NullMarked
package io.rounds.extract;

import org.jspecify.annotations.NullMarked;
