/**
 * Follows X by the filtered stream of its API v2, with rules made of the communities' hashtags, gaps filled by recent search,
 * and a meter of what all this costs.
 */
@NullMarked
package io.rounds.ingest.follow.x;

import org.jspecify.annotations.NullMarked;
