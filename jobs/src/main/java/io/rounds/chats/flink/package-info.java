/**
 * Chats as a Flink dataflow: {@link io.rounds.chats.flink.ChatsAnalysis} connects the operators, {@link
 * io.rounds.chats.flink.ChatOperator} keeps the state of each tag and emits its chats, and {@link
 * io.rounds.chats.flink.ThreadFunction} adds replies without the tag.
 */
@NullMarked
package io.rounds.chats.flink;

import org.jspecify.annotations.NullMarked;
