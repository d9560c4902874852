/**
 * The documents that Rounds writes and reads: the names of the indices, the fields of each document as its JSON Schema
 * describes them, and how a document's JSON is written.
 *
 * <p>The write side and the read side share nothing else: what one side calls a field, the other side calls it, too.
 */
@NullMarked
package io.rounds.documents;

import org.jspecify.annotations.NullMarked;
