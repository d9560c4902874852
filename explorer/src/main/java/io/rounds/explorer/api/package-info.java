/**
 * The resources of the JSON API, {@code /api/trends}, {@code /api/links} and so on: each is a class that turns validated
 * parameters into searches, and the documents found into an answer. The schema of every answer is in
 * {@code openapi.yaml}.
 */
@NullMarked
package io.rounds.explorer.api;

import org.jspecify.annotations.NullMarked;
