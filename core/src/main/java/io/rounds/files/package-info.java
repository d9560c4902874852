/**
 * External merge sort: sorts records that do not fit in memory by means of temporary files. Archives are unordered and
 * results are sorted, and both may be larger than the heap.
 */
@NullMarked
package io.rounds.files;

import org.jspecify.annotations.NullMarked;
