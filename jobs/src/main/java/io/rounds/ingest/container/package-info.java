/**
 * Opens the files that people hold as the readable parts they consist of: compressed files (gzip, bzip2, xz, zstd, lz4), the
 * members of zip and tar archives, also of archives in archives. Knows nothing of what the bytes say.
 */
@NullMarked
package io.rounds.ingest.container;

import org.jspecify.annotations.NullMarked;
