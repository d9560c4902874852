/**
 * Tweets as chats see them: {@link io.rounds.chats.posts.ChatPost} is a tweet without its text, and {@link
 * io.rounds.chats.posts.ChatPosts} makes one of each tweet.
 */
@NullMarked
package io.rounds.chats.posts;

import org.jspecify.annotations.NullMarked;
