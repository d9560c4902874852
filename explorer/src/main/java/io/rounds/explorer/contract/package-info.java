/**
 * The API's contract, {@code openapi.yaml}, as the server applies it.
 *
 * <p>{@link io.rounds.explorer.contract.Contract} reads it; an {@link io.rounds.explorer.contract.Operation} validates a
 * request and returns its {@link io.rounds.explorer.contract.Parameters}.
 */
@NullMarked
package io.rounds.explorer.contract;

import org.jspecify.annotations.NullMarked;
