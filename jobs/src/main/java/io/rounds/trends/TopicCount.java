package io.rounds.trends;

/** A topic's counts in one window; tweets = originals + reposts. */
public record TopicCount(int tweets, int originals, int authors) {}
