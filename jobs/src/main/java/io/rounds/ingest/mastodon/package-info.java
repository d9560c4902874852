/**
 * The format of Mastodon and other software that speaks its API: statuses, threads, search results and streaming
 * messages, whose texts are HTML.
 */
@NullMarked
package io.rounds.ingest.mastodon;

import org.jspecify.annotations.NullMarked;
