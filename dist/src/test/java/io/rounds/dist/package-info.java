/** Tests of what the build hands out: the job jar and the archive. */
@NullMarked
package io.rounds.dist;

import org.jspecify.annotations.NullMarked;
