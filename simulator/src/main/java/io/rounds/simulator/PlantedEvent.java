package io.rounds.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A planted event and its tweets, recorded as they are posted. */
final class PlantedEvent {
    private final String kind;
    private final @Nullable String tag;
    private final String title;
    private final Set<Long> accounts = new LinkedHashSet<>();
    private final Set<Long> firstHour = new HashSet<>();
    private final Set<String> urls = new LinkedHashSet<>();
    private final List<String> tweets = new ArrayList<>();
    private long first = Long.MAX_VALUE;
    private long last;

    PlantedEvent(String kind, @Nullable String tag, String title) {
        this.kind = kind;
        this.tag = tag == null ? null : TweetText.normalise(tag);
        this.title = title;
    }

    void add(long id, Account author, TweetText text, long now) {
        first = Math.min(first, now);
        last = now;
        accounts.add(author.id);
        urls.addAll(text.urls);
        if (now < first + Millis.HOUR) {
            firstHour.add(author.id);
        }
        tweets.add(Long.toString(id));
    }

    void add(PostedTweet posted) {
        add(posted.id, posted.author, posted.text, posted.at);
    }

    boolean isEmpty() {
        return tweets.isEmpty();
    }

    Truth.Event toTruth() {
        return new Truth.Event(
                kind,
                tag,
                title,
                second(first),
                second(last),
                firstHour.size(),
                ids(accounts),
                List.copyOf(tweets),
                List.copyOf(urls));
    }

    static List<String> ids(Set<Long> accounts) {
        return accounts.stream().map(id -> Long.toString(id)).toList();
    }

    /** The time in the precision of {@code created_at}. */
    static Instant second(long millis) {
        return Instant.ofEpochSecond(Math.floorDiv(millis, Millis.SECOND));
    }
}
