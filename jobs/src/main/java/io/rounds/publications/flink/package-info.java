/** The join of publications and shares on Flink. */
@NullMarked
package io.rounds.publications.flink;

import org.jspecify.annotations.NullMarked;
