/**
 * The jobs that can be started, their options, and the registry of analyses. The only package that depends on all others.
 */
@NullMarked
package io.rounds.app;

import org.jspecify.annotations.NullMarked;
