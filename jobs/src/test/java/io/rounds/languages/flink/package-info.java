/** The counting of languages on Flink: the topology, its operator and the options on the command line. */
@NullMarked
package io.rounds.languages.flink;

import org.jspecify.annotations.NullMarked;
