/**
 * The answers of the explorer's API: JSON bodies with an ETag, problems by RFC 9457, and a cache that computes an answer
 * once for everyone who requests it at the same time.
 */
@NullMarked
package io.rounds.explorer.answer;

import org.jspecify.annotations.NullMarked;
