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
 * <p>It has no state: closed minutes leave with the watermark, everything leaves before a checkpoint's barrier, and every
 * five seconds, so that the counter's work is spread evenly.
 *
 * <p>The hashtags of a community itself do not count in it. For every key group the first and last minute of the stream
 * are announced by empty parts, since a key group may not have a topic in them.
 */
public final class PaneCombiner extends AbstractStreamOperator<PanePart>
        implements OneInputStreamOperator<Tweet, PanePart> {
    private static final long serialVersionUID = 1;
    private static final long MINUTE_MILLIS = 60_000;
    private static final Duration FLUSH_INTERVAL = Duration.ofSeconds(5);
    private static final int MAX_KNOWN_TAGS = 100_000;
    private static final int MAX_EXPECTED_NAMES = 1 << 16;
    private static final Pane EMPTY = new PaneBuilder(new PaneNames()).build();

    private final HashMap<String, Set<String>> ownTags = new HashMap<>();
    private transient Object2ObjectOpenHashMap<String, Tag> tags;

    private transient Object2IntOpenHashMap<String> communityIndexes;
    /** Of the tweet that is being counted: the indexes of its communities. */
    private transient int[] communities;

    private transient CountedTweet counted;
    private transient TreeMap<Integer, Minute> minutes;
    private transient int expectedNames;
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

    /** What is remembered of a hashtag. */
    private static final class Tag {
        /** By the community's index. */
        @Nullable Key[] keys = {};
        /** How it was written last, and the number of that in this minute: mostly the next tweet has the same. */
        private String spelling = "";

        private int number;
        private @Nullable Minute minute;

        int number(String spelling, Minute minute) {
            if (this.minute != minute || !spelling.equals(this.spelling)) {
                if (this.minute != minute) {
                    this.minute = minute;
                    minute.tags.add(this);
                }
                this.spelling = spelling;
                number = minute.names.of(spelling);
            }
            return number;
        }
    }

    /** The panes of a minute that has not left yet. */
    private static final class Minute {
        final @Nullable PaneBuilder[] byGroup = new PaneBuilder[KeyGroups.COUNT];
        final PaneNames names;
        private final List<Tag> tags = new ArrayList<>();
        private final List<Key> keys = new ArrayList<>();

        Minute(int expectedNames) {
            names = new PaneNames(expectedNames);
        }

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

        /** Lets keys and hashtags, which live longer, not hold what has left. */
        void forget() {
            for (Tag tag : tags) {
                if (tag.minute == this) {
                    tag.minute = null;
                }
            }
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
        tags = new Object2ObjectOpenHashMap<>();
        communities = new int[4];
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
        List<Hashtag> hashtags = tweet.hashtags();
        if (hashtags.isEmpty()) {
            return;
        }
        List<String> names = tweet.communities();
        int count = names.size();
        if (count > communities.length) {
            communities = new int[count];
        }
        for (int i = 0; i < count; i++) {
            communities[i] = index(names.get(i));
        }
        for (Hashtag hashtag : hashtags) {
            Tag tag = tag(hashtag.tag());
            int spelling = tag.number(hashtag.spelling(), panes);
            for (int i = 0; i < count; i++) {
                Key key = key(tag, communities[i], names.get(i), hashtag.tag());
                if (key.topic != null) {
                    panes.topic(key, key.topic).add(counted, spelling);
                }
            }
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
            minute = minutes.computeIfAbsent(number, absent -> new Minute(expectedNames));
            latestNumber = number;
            latest = minute;
        }
        return minute;
    }

    private int index(String community) {
        int index = communityIndexes.getInt(community);
        if (index < 0) {
            index = communityIndexes.size();
            communityIndexes.put(community, index);
        }
        return index;
    }

    private Tag tag(String name) {
        Tag tag = tags.get(name);
        if (tag == null) {
            if (tags.size() >= MAX_KNOWN_TAGS) {
                tags.clear();
            }
            tag = new Tag();
            tags.put(name, tag);
        }
        return tag;
    }

    private Key key(Tag tag, int community, String communityName, String name) {
        if (community >= tag.keys.length) {
            tag.keys = Arrays.copyOf(tag.keys, communityIndexes.size());
        }
        Key key = tag.keys[community];
        if (key == null) {
            key = newKey(communityName, name);
            tag.keys[community] = key;
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
            expectedNames = Math.min(entry.getValue().names.size(), MAX_EXPECTED_NAMES);
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
