/**
 * The jobs that people start. The only package that knows all the others.
 */
@NullMarked
package io.rounds.app;

import org.jspecify.annotations.NullMarked;
