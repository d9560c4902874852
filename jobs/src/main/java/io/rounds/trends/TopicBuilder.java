package io.rounds.trends;

import io.rounds.model.Fingerprint;
import io.rounds.model.Hashtag;
import io.rounds.model.Link;
import io.rounds.model.Tweet;

/** Sums up one topic of one pane. */
public final class TopicBuilder {
    private static final String[] NO_IDS = {};
    private static final long[] NO_TIMES = {};

    final String topic;
    private final long fingerprint;
    int tweets;
    int originals;
    final Fingerprints authors = new Fingerprints();
    final NameCounts reposted = new NameCounts();
    final NameCounts links = new NameCounts();
    final NameCounts spellings = new NameCounts();
    String[] firstIds = NO_IDS;
    long[] firstMillis = NO_TIMES;
    int firsts;

    TopicBuilder(String topic, long fingerprint) {
        this.topic = topic;
        this.fingerprint = fingerprint;
    }

    /** Counts a tweet for one of its hashtags. */
    public void add(Tweet tweet, long authorFingerprint, Hashtag hashtag) {
        tweets++;
        authors.add(Fingerprint.of(fingerprint, authorFingerprint));
        if (!tweet.isRepost()) {
            originals++;
            first(tweet.id(), tweet.createdAt().toEpochMilli());
        } else if (tweet.repostOf() != null) {
            reposted.add(tweet.repostOf(), 1);
        }
        for (Link link : tweet.links()) {
            links.add(link.canonical(), 1);
        }
        spellings.add(hashtag.spelling(), 1);
    }

    /** Adds a part of the same topic's pane. */
    void add(Pane part, int i) {
        tweets += part.tweets()[i];
        originals += part.originals()[i];
        for (int a = part.authorsFrom(i); a < part.authorsTo(i); a++) {
            authors.add(part.authors()[a]);
        }
        reposted.addAll(part.reposted(), i);
        links.addAll(part.links(), i);
        spellings.addAll(part.spellings(), i);
        FirstOriginals others = part.firstOriginals();
        for (int f = others.from(i); f < others.to(i); f++) {
            first(others.ids()[f], others.millis()[f]);
        }
    }

    /** Keeps an original among the earliest, where it belongs there. */
    private void first(String id, long millis) {
        int at = firsts;
        while (at > 0 && isBefore(id, millis, firstIds[at - 1], firstMillis[at - 1])) {
            at--;
        }
        if (at == Pane.FIRST_ORIGINALS || (at > 0 && id.equals(firstIds[at - 1]))) {
            return;
        }
        if (firsts == 0) {
            firstIds = new String[Pane.FIRST_ORIGINALS];
            firstMillis = new long[Pane.FIRST_ORIGINALS];
        }
        int last = Math.min(firsts, Pane.FIRST_ORIGINALS - 1);
        for (int i = last; i > at; i--) {
            firstIds[i] = firstIds[i - 1];
            firstMillis[i] = firstMillis[i - 1];
        }
        firstIds[at] = id;
        firstMillis[at] = millis;
        firsts = last + 1;
    }

    private static boolean isBefore(String id, long millis, String otherId, long otherMillis) {
        return millis < otherMillis || (millis == otherMillis && id.compareTo(otherId) < 0);
    }
}
