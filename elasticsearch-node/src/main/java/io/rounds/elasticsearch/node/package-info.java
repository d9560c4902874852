/**
 * A real Elasticsearch server for development and tests, assembled from the jars on Maven Central.
 *
 * <p>The build assembles {@code target/home}; {@link io.rounds.elasticsearch.node.NodeMain} runs in a separate process with
 * {@code home/lib} as its class path, because the server's Lucene, log4j and Netty conflict with ours. The parent process
 * loads only {@link io.rounds.elasticsearch.node.NodeHome} from this module.
 */
@NullMarked
package io.rounds.elasticsearch.node;

import org.jspecify.annotations.NullMarked;
