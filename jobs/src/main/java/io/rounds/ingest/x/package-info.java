/**
 * Formats of X (Twitter): the messages, pages and compliance events of its API v1.1 and v2, and the tweets of personal
 * archives.
 */
@NullMarked
package io.rounds.ingest.x;

import org.jspecify.annotations.NullMarked;
