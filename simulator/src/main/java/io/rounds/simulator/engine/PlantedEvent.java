package io.rounds.simulator.engine;

import io.rounds.simulator.Truth;
import io.rounds.simulator.people.Account;
import io.rounds.simulator.time.Millis;
import io.rounds.simulator.tweets.PostedTweet;
import io.rounds.simulator.tweets.TweetText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A planted event and its tweets, recorded as they are posted. */
public final class PlantedEvent {
    private final String kind;
    private final @Nullable String tag;
    private final String title;
    private final Set<Long> accounts = new LinkedHashSet<>();
    private final Set<Long> firstHour = new HashSet<>();
    private final Set<String> urls = new LinkedHashSet<>();
    private final List<String> tweets = new ArrayList<>();
    private long first = Long.MAX_VALUE;
    private long last;

    /** An event without tweets yet; {@code tag} is null if it has no hashtag. */
    public PlantedEvent(String kind, @Nullable String tag, String title) {
        this.kind = kind;
        this.tag = tag == null ? null : TweetText.normalise(tag);
        this.title = title;
    }

    /** Records a tweet or a repost of the event. */
    public void add(long id, Account author, TweetText text, long now) {
        first = Math.min(first, now);
        last = now;
        accounts.add(author.id());
        urls.addAll(text.urls());
        if (now < first + Millis.HOUR) {
            firstHour.add(author.id());
        }
        tweets.add(Long.toString(id));
    }

    /** Records a tweet of the event. */
    public void add(PostedTweet posted) {
        add(posted.id(), posted.author(), posted.text(), posted.at());
    }

    /** Whether it has no tweets. */
    public boolean isEmpty() {
        return tweets.isEmpty();
    }

    /** The event as the truth lists it. */
    public Truth.Event toTruth() {
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

    /** The ids as strings. */
    public static List<String> ids(Set<Long> accounts) {
        return accounts.stream().map(id -> Long.toString(id)).toList();
    }

    /** The time in the precision of {@code created_at}. */
    public static Instant second(long millis) {
        return Instant.ofEpochSecond(Math.floorDiv(millis, Millis.SECOND));
    }
}
