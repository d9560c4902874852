/** Rows of CSV archives: what the columns mean by their names in the header, and one tweet of X per row. */
@NullMarked
package io.rounds.ingest.csv;

import org.jspecify.annotations.NullMarked;
