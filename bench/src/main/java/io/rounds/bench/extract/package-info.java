/**
 * The speed of the extraction of hashtags, mentions and links from texts, compared with X's own library twitter-text;
 * measured by JMH.
 */
@NullMarked
package io.rounds.bench.extract;

import org.jspecify.annotations.NullMarked;
