/**
 * Who shared what: every share of a link is an edge of a graph between accounts and links, every link a node with its
 * story. Both become documents that can be traced back to tweets.
 *
 * <p>{@link io.rounds.links.GraphUpdate} says what a new version of a tweet, or its deletion, changes in the graph;
 * {@link io.rounds.links.LinkStats} sums the shares of one link up. What is explained for researchers is in
 * {@code docs/links.md}.
 */
@NullMarked
package io.rounds.links;

import org.jspecify.annotations.NullMarked;
