/**
 * Access to Elasticsearch: connection options, requests and their responses, backoff between retries, and the installation
 * of index templates.
 */
@NullMarked
package io.rounds.elasticsearch;

import org.jspecify.annotations.NullMarked;
