/**
 * The configuration of what to follow: communities (named sets of hashtags), scheduled events (chats and conferences with
 * hashtag and time), and standing hashtags, which are in use all the time.
 */
@NullMarked
package io.rounds.communities;

import org.jspecify.annotations.NullMarked;
