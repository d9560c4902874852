/** What sites and journals publish, and whether it was shared. */
@NullMarked
package io.rounds.publications;

import org.jspecify.annotations.NullMarked;
