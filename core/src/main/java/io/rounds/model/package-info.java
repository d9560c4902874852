/**
 * What Rounds talks about: tweets, their authors, hashtags and links, what could not be read, and the documents that
 * leave.
 *
 * <p>Every type here is an immutable record that Flink serialises as a POJO (no Kryo): strings, instants, primitives,
 * enums, lists, sets, maps and other records only. All packages know this one; it knows none of them.
 */
@NullMarked
package io.rounds.model;

import org.jspecify.annotations.NullMarked;
