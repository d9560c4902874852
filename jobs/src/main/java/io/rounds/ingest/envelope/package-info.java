/**
 * The envelope that a follower of a live network puts around each message: which server it came from, when, and what the
 * network says elsewhere about its author. It makes a message read again later, from Kafka or from a file, give the same
 * tweets.
 */
@NullMarked
package io.rounds.ingest.envelope;

import org.jspecify.annotations.NullMarked;
