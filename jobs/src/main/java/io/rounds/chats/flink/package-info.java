/**
 * Chats as a Flink dataflow: {@link io.rounds.chats.flink.ChatsAnalysis} draws it, {@link
 * io.rounds.chats.flink.ChatOperator} watches the tags, {@link io.rounds.chats.flink.ThreadFunction} brings replies to their
 * questions.
 */
@NullMarked
package io.rounds.chats.flink;

import org.jspecify.annotations.NullMarked;
