/**
 * Who shared what: every share of a link is an edge of a graph between accounts and links, every link a node with its
 * statistics. Both become documents that can be traced back to tweets.
 *
 * <p>{@link io.rounds.links.GraphUpdate} computes what a new version of a tweet, or its deletion, changes in the graph;
 * {@link io.rounds.links.LinkStats} sums the shares of one link. Accounts that share the same links together are found in
 * {@link io.rounds.links.coshares}. {@code docs/links.md} explains both for researchers.
 */
@NullMarked
package io.rounds.links;

import org.jspecify.annotations.NullMarked;
