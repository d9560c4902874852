/**
 * The documents that Rounds writes and reads: the names of the indices, the fields of each document as its JSON Schema
 * describes them, and how a document's JSON is written.
 *
 * <p>Jobs write these documents and the explorer reads them; they share nothing else.
 */
@NullMarked
package io.rounds.documents;

import org.jspecify.annotations.NullMarked;
