/**
 * Abuse of a chat's hashtag: {@link io.rounds.chats.abuse.TroubleFinder} looks for spam, click farms, floods and drift, with
 * one class for each rule.
 */
@NullMarked
package io.rounds.chats.abuse;

import org.jspecify.annotations.NullMarked;
