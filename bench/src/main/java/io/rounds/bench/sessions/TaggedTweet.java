package io.rounds.bench.sessions;

import java.util.Set;

/** A tweet with a hashtag: who wrote it, when, under which tags, and whether it is a repost. */
record TaggedTweet(String author, long atMillis, Set<String> tags, boolean repost) {}
