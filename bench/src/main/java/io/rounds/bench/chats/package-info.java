/**
 * The delay from a tweet in Kafka to the chat document in Elasticsearch that counts it, at several rates of tweets.
 */
@NullMarked
package io.rounds.bench.chats;

import org.jspecify.annotations.NullMarked;
