/**
 * Sorts more records than memory holds, with the help of temporary files. Archives come in any order and results must
 * leave in one; both are larger than a heap.
 */
@NullMarked
package io.rounds.files;

import org.jspecify.annotations.NullMarked;
