/**
 * Adding a chat or a conference on the page: what a request asks for, and who takes it in. Nothing else of the explorer
 * writes.
 */
@NullMarked
package io.rounds.explorer.events;

import org.jspecify.annotations.NullMarked;
