/**
 * A real Elasticsearch server for one machine, made of the jars on Maven Central.
 *
 * <p>The build lays out {@code target/home}; {@link io.rounds.elasticsearch.node.NodeMain} runs in a process of its own with
 * {@code home/lib} as its class path, because the server's Lucene, log4j and Netty cannot share one with ours. All that
 * the parent process loads from here is {@link io.rounds.elasticsearch.node.NodeHome}.
 */
@NullMarked
package io.rounds.elasticsearch.node;

import org.jspecify.annotations.NullMarked;
