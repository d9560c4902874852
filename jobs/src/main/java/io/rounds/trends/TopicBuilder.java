package io.rounds.trends;

import io.rounds.model.Fingerprint;

/** Sums up one topic of one pane. */
public final class TopicBuilder {
    private static final int[] NO_IDS = {};
    private static final long[] NO_TIMES = {};

    final String topic;
    private final long fingerprint;
    private final PaneNames names;
    int tweets;
    int originals;
    final FingerprintSet authors = new FingerprintSet();
    final NameUses uses = new NameUses();
    int[] firstIds = NO_IDS;
    long[] firstMillis = NO_TIMES;
    int firsts;

    TopicBuilder(String topic, long fingerprint, PaneNames names) {
        this.topic = topic;
        this.fingerprint = fingerprint;
        this.names = names;
    }

    /**
     * Counts a tweet for one of its topics.
     *
     * @param spelling the number of the topic's name as the tweet spells it
     */
    public void add(CountedTweet tweet, int spelling) {
        tweets++;
        authors.add(Fingerprint.of(fingerprint, tweet.author()));
        if (tweet.isOriginal()) {
            originals++;
            if (canBeFirst(tweet.millis())) {
                insertFirst(names.ofId(tweet.id()), tweet.millis());
            }
        } else if (tweet.reposted() != CountedTweet.NONE) {
            uses.add(NameUses.REPOSTED, tweet.reposted(), 1);
        }
        for (int i = 0; i < tweet.linkCount(); i++) {
            uses.add(NameUses.LINKS, tweet.link(i), 1);
        }
        uses.add(NameUses.SPELLINGS, spelling, 1);
    }

    /**
     * Adds what a part of the pane has of the topic.
     *
     * @param i the position of the topic in the part
     * @param numbers of the part's names
     */
    void add(Pane part, int i, int[] numbers) {
        tweets += part.tweets()[i];
        originals += part.originals()[i];
        for (int a = part.authorsFrom(i); a < part.authorsTo(i); a++) {
            authors.add(part.authors()[a]);
        }
        add(NameUses.REPOSTED, part.reposted(), i, numbers);
        add(NameUses.LINKS, part.links(), i, numbers);
        add(NameUses.SPELLINGS, part.spellings(), i, numbers);
        FirstOriginals others = part.firstOriginals();
        for (int f = others.from(i); f < others.to(i); f++) {
            if (canBeFirst(others.millis()[f])) {
                insertFirst(numbers[others.ids()[f]], others.millis()[f]);
            }
        }
    }

    /** Drops all but the most used names of each kind, and the originals where enough reposted tweets are left. */
    void keepMost(int kept) {
        uses.sort();
        uses.keepMost(kept);
        if (uses.namesOf(NameUses.REPOSTED) >= Pane.FIRST_ORIGINALS) {
            firsts = 0;
        }
    }

    private void add(int kind, NameCounts part, int i, int[] numbers) {
        for (int at = part.from(i); at < part.to(i); at++) {
            uses.add(kind, numbers[part.names()[at]], part.counts()[at]);
        }
    }

    private boolean canBeFirst(long millis) {
        return firsts < Pane.FIRST_ORIGINALS || millis <= firstMillis[firsts - 1];
    }

    /** Inserts an original among the earliest where it is one of them. */
    private void insertFirst(int id, long millis) {
        int at = firsts;
        while (at > 0 && isBefore(id, millis, firstIds[at - 1], firstMillis[at - 1])) {
            at--;
        }
        if (at == Pane.FIRST_ORIGINALS || (at > 0 && id == firstIds[at - 1])) {
            return;
        }
        if (firsts == 0) {
            firstIds = new int[Pane.FIRST_ORIGINALS];
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

    private boolean isBefore(int id, long millis, int otherId, long otherMillis) {
        return millis < otherMillis || (millis == otherMillis && names.name(id).compareTo(names.name(otherId)) < 0);
    }
}
