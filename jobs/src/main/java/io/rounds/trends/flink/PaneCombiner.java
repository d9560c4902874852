package io.rounds.trends.flink;

import io.rounds.model.Community;
import io.rounds.model.Fingerprint;
import io.rounds.model.Hashtag;
import io.rounds.model.Tweet;
import io.rounds.trends.CountedTweet;
import io.rounds.trends.Pane;
import io.rounds.trends.PaneBuilder;
import io.rounds.trends.PaneNames;
import io.rounds.trends.Topic;
import io.rounds.trends.TopicBuilder;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2ObjectOpenHashMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Sums tweets up in the subtask that read them, so that what is shuffled is panes and not tweets, and a hashtag that
 * everybody uses is one record a minute from each subtask.
 *
 * <p>It has no state: closed minutes leave with the watermark, everything leaves before a checkpoint's barrier, and once
 * a second, so that the counter's work is spread evenly.
 *
 * <p>The hashtags of a community itself do not count in it. For every key group the first and last minute of the stream
 * are announced by empty parts, since a key group may not have a topic in them.
 */
public final class PaneCombiner extends AbstractStreamOperator<PanePart>
        implements OneInputStreamOperator<Tweet, PanePart> {
    private static final long serialVersionUID = 1;
    private static final long MINUTE_MILLIS = 60_000;
    private static final Duration FLUSH_INTERVAL = Duration.ofSeconds(1);
    private static final int MAX_KNOWN_TAGS = 100_000;
    private static final Pane EMPTY = new PaneBuilder(new PaneNames()).build();

    private final HashMap<String, Set<String>> ownTags = new HashMap<>();
    /** For each hashtag its keys, by the community's index. */
    private transient Object2ObjectOpenHashMap<String, @Nullable Key[]> keys;

    private transient Object2IntOpenHashMap<String> communityIndexes;
    private transient CountedTweet counted;
    private transient TreeMap<Integer, Minute> minutes;
    private transient int latestNumber;
    private transient @Nullable Minute latest;
    private transient int first;
    private transient int last;
    private transient int announcedFirst;
    private transient int announcedLast;
    private transient StreamRecord<PanePart> record;
    private transient ScheduledFuture<?> flushing;

    /** Where a hashtag of a community is counted; no topic for the hashtags of the community itself. */
    private static final class Key {
        final @Nullable String topic;
        final long fingerprint;
        final int group;
        /** The minute it was counted in last, unless that has left: mostly the next tweet is of the same. */
        @Nullable Minute minute;

        @Nullable TopicBuilder builder;

        Key(@Nullable String topic, long fingerprint, int group) {
            this.topic = topic;
            this.fingerprint = fingerprint;
            this.group = group;
        }
    }

    /** The panes of a minute that has not left yet. */
    private static final class Minute {
        final @Nullable PaneBuilder[] byGroup = new PaneBuilder[KeyGroups.COUNT];
        final PaneNames names = new PaneNames();
        private final List<Key> keys = new ArrayList<>();

        TopicBuilder topic(Key key, String name) {
            TopicBuilder builder = key.builder;
            if (builder == null || key.minute != this) {
                PaneBuilder pane = byGroup[key.group];
                if (pane == null) {
                    pane = new PaneBuilder(names);
                    byGroup[key.group] = pane;
                }
                builder = pane.topic(name, key.fingerprint);
                key.minute = this;
                key.builder = builder;
                keys.add(key);
            }
            return builder;
        }

        /** Lets keys, which live longer, not hold what has left. */
        void forget() {
            for (Key key : keys) {
                if (key.minute == this) {
                    key.minute = null;
                    key.builder = null;
                }
            }
        }
    }

    public PaneCombiner(List<Community> communities) {
        communities.forEach(community -> ownTags.put(community.name(), new HashSet<>(community.tags())));
    }

    @Override
    public void open() throws Exception {
        super.open();
        keys = new Object2ObjectOpenHashMap<>();
        communityIndexes = new Object2IntOpenHashMap<>();
        communityIndexes.defaultReturnValue(-1);
        counted = new CountedTweet();
        minutes = new TreeMap<>();
        first = Integer.MAX_VALUE;
        last = Integer.MIN_VALUE;
        announcedFirst = first;
        announcedLast = last;
        record = new StreamRecord<>(new PanePart(0, 0, EMPTY));
        flushing = getProcessingTimeService()
                .scheduleWithFixedDelay(now -> flushAll(), FLUSH_INTERVAL.toMillis(), FLUSH_INTERVAL.toMillis());
    }

    @Override
    public void processElement(StreamRecord<Tweet> element) {
        Tweet tweet = element.getValue();
        int minute = Math.toIntExact(Math.floorDiv(tweet.createdAt().toEpochMilli(), MINUTE_MILLIS));
        first = Math.min(first, minute);
        last = Math.max(last, minute);
        Minute panes = panes(minute);
        counted.set(tweet, Fingerprint.of(tweet.authorId()), panes.names);
        for (Hashtag hashtag : tweet.hashtags()) {
            int spelling = panes.names.of(hashtag.spelling());
            for (String community : tweet.communities()) {
                Key key = key(community, hashtag.tag());
                if (key.topic != null) {
                    panes.topic(key, key.topic).add(counted, spelling);
                }
            }
        }
        if (keys.size() > MAX_KNOWN_TAGS) {
            keys.clear();
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (mark.equals(Watermark.MAX_WATERMARK)) {
            flushAll();
        } else {
            flushBefore(Math.toIntExact(Math.floorDiv(mark.getTimestamp() + 1, MINUTE_MILLIS)));
        }
        super.processWatermark(mark);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        flushAll();
    }

    @Override
    public void finish() throws Exception {
        flushing.cancel(false);
        flushAll();
        super.finish();
    }

    /** A minute's panes; mostly it is the minute of the tweet before. */
    private Minute panes(int number) {
        Minute minute = latest;
        if (minute == null || number != latestNumber) {
            minute = minutes.computeIfAbsent(number, absent -> new Minute());
            latestNumber = number;
            latest = minute;
        }
        return minute;
    }

    private Key key(String community, String tag) {
        int index = communityIndexes.getInt(community);
        if (index < 0) {
            index = communityIndexes.size();
            communityIndexes.put(community, index);
        }
        @Nullable Key[] known = keys.get(tag);
        if (known == null || index >= known.length) {
            known = known == null ? new Key[communityIndexes.size()] : Arrays.copyOf(known, communityIndexes.size());
            keys.put(tag, known);
        }
        Key key = known[index];
        if (key == null) {
            key = newKey(community, tag);
            known[index] = key;
        }
        return key;
    }

    /** All topics of a hashtag are in one key group, so that what they have in common is sent once. */
    private Key newKey(String community, String tag) {
        String topic = Topic.of(community, tag);
        return new Key(
                ownTags.getOrDefault(community, Set.of()).contains(tag) ? null : topic,
                Fingerprint.of(topic),
                KeyGroups.of(Fingerprint.of(tag)));
    }

    private void flushAll() {
        flushBefore(Integer.MAX_VALUE);
    }

    private void flushBefore(int minute) {
        if (announcedFirst != first) {
            announcedFirst = first;
            announce(first);
        }
        latest = null;
        while (!minutes.isEmpty() && minutes.firstKey() < minute) {
            Map.Entry<Integer, Minute> entry = minutes.pollFirstEntry();
            entry.getValue().forget();
            @Nullable PaneBuilder[] builders = entry.getValue().byGroup;
            for (int group = 0; group < builders.length; group++) {
                PaneBuilder builder = builders[group];
                if (builder != null) {
                    emit(group, entry.getKey(), builder.build());
                }
            }
        }
        if (minute == Integer.MAX_VALUE && announcedLast != last) {
            announcedLast = last;
            announce(last);
        }
    }

    private void announce(int minute) {
        for (int group = 0; group < KeyGroups.COUNT; group++) {
            emit(group, minute, EMPTY);
        }
    }

    private void emit(int group, int minute, Pane pane) {
        output.collect(record.replace(new PanePart(KeyGroups.key(group), minute, pane)));
    }
}
