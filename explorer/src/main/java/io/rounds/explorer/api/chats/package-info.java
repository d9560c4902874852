/** The resources of chats: {@code /api/chats}, one chat, and its transcript. */
@NullMarked
package io.rounds.explorer.api.chats;

import org.jspecify.annotations.NullMarked;
