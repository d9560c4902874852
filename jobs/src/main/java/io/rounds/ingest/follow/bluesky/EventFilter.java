package io.rounds.ingest.follow.bluesky;

import io.rounds.ingest.follow.FollowFilter;
import io.rounds.ingest.follow.IdMemory;
import io.rounds.ingest.follow.TagMatcher;
import io.rounds.model.Fingerprint;
import io.rounds.model.Platform;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides which events of Jetstream are kept. Nearly all are dropped before they are parsed: those whose bytes cannot have
 * a hashtag of a community, and that are not about a tweet that was kept.
 */
final class EventFilter {
    private static final String AT = "at://";

    private final FollowFilter filter;
    private final TagMatcher matcher;
    private final IdMemory known;

    EventFilter(FollowFilter filter, IdMemory known) {
        this.filter = filter;
        this.matcher = new TagMatcher(filter.tags());
        this.known = known;
    }

    /** What an event is to the communities; null if it is not kept. */
    FollowFilter.@Nullable Verdict verdict(JetstreamEvent event, byte[] frame, Instant readAt) throws IOException {
        return mayBeKept(event, frame) ? filter.verdict(frame, readAt, known) : null;
    }

    private boolean mayBeKept(JetstreamEvent event, byte[] frame) throws IOException {
        if (!event.isCommit()) {
            return false;
        }
        boolean repost = JetstreamEvent.REPOST.equals(event.collection);
        if (!repost && !JetstreamEvent.POST.equals(event.collection)) {
            return false;
        }
        if (filter.everything() || known.contains(fingerprint(event.did + '/' + event.rkey))) {
            return true;
        }
        if (event.isDeletion()) {
            return false;
        }
        return repost ? isKnown(event.subject(frame)) : matcher.mayMatch(frame, event.recordFrom, event.recordTo);
    }

    private boolean isKnown(@Nullable String address) {
        if (address == null || !address.startsWith(AT)) {
            return false;
        }
        int did = address.indexOf('/', AT.length());
        int rkey = address.lastIndexOf('/');
        return did > 0
                && rkey > did
                && known.contains(fingerprint(address.substring(AT.length(), did) + address.substring(rkey)));
    }

    private static long fingerprint(String id) {
        return Fingerprint.of(Platform.BLUESKY.id(id));
    }
}
