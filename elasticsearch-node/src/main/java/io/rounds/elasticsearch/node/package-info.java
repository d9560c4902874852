/**
 * A real Elasticsearch server for development and tests, assembled from the jars on Maven Central.
 *
 * <p>The build lays out {@code target/home}. {@link io.rounds.elasticsearch.node.ElasticsearchNode} starts {@link
 * io.rounds.elasticsearch.node.NodeMain} as a child process with {@code home/lib} as its class path, because the server's
 * Lucene, log4j and Netty conflict with ours. The parent process loads nothing else but {@link
 * io.rounds.elasticsearch.node.NodeHome} from here.
 */
@NullMarked
package io.rounds.elasticsearch.node;

import org.jspecify.annotations.NullMarked;
