/**
 * HTTP: routes for the contract's operations, error responses, security headers, the optional token and the rate limit.
 */
@NullMarked
package io.rounds.explorer.http;

import org.jspecify.annotations.NullMarked;
