/**
 * What is followed: communities (named sets of hashtags), the events that are known beforehand (chats and conferences with
 * their hashtag and time), and the hashtags that always belong to a community.
 */
@NullMarked
package io.rounds.communities;

import org.jspecify.annotations.NullMarked;
