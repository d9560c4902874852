/**
 * Follows hashtags on servers of Mastodon: by polling their timelines, and by streaming where there is a user's token. A status
 * that several servers know is kept once.
 */
@NullMarked
package io.rounds.ingest.follow.mastodon;

import org.jspecify.annotations.NullMarked;
