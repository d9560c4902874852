package io.rounds.trends.flink;

import io.rounds.model.Community;
import io.rounds.model.Fingerprint;
import io.rounds.model.Tweet;
import io.rounds.trends.CountedTweet;
import io.rounds.trends.Pane;
import io.rounds.trends.PaneBuilder;
import io.rounds.trends.PaneNames;
import io.rounds.trends.TopicKind;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.time.Duration;
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
 * Sums tweets up in the subtask that read them, so that panes are shuffled instead of tweets, and a popular hashtag is
 * one record a minute from each subtask.
 *
 * <p>It has no state. Closed minutes are emitted with the watermark. Everything is emitted before a checkpoint barrier,
 * and every five seconds, so that the counter's work is spread evenly.
 *
 * <p>A community's own hashtags are not counted in it. Empty parts announce the first and the last minute of the stream
 * to every key group, since a key group may not have a topic in them.
 */
final class PaneCombiner extends AbstractStreamOperator<PanePart> implements OneInputStreamOperator<Tweet, PanePart> {
    private static final long serialVersionUID = 1;
    private static final long MINUTE_MILLIS = 60_000;
    private static final Duration FLUSH_INTERVAL = Duration.ofSeconds(5);
    private static final int MAX_EXPECTED_NAMES = 1 << 16;
    private static final Pane EMPTY = new PaneBuilder(new PaneNames()).build();

    private final HashMap<String, Set<String>> ownTags = new HashMap<>();
    private final TopicKind[] kinds;
    private transient KnownNames[] knownNames;
    private transient Object2IntOpenHashMap<String> communityIndexes;
    /** The indexes of the communities of the tweet that is being counted. */
    private transient int[] communities;

    private transient CountedTweet counted;
    private transient TreeMap<Integer, OpenMinute> minutes;
    private transient int expectedNames;
    private transient int latestNumber;
    private transient @Nullable OpenMinute latest;
    private transient int first;
    private transient int last;
    private transient int announcedFirst;
    private transient int announcedLast;
    private transient StreamRecord<PanePart> record;
    private transient ScheduledFuture<?> flushing;

    /**
     * A combiner.
     *
     * @param communities whose own hashtags are not counted in them
     * @param kinds of topics that are counted
     */
    public PaneCombiner(List<Community> communities, Set<TopicKind> kinds) {
        this.kinds = kinds.toArray(TopicKind[]::new);
        communities.forEach(community -> ownTags.put(community.name(), new HashSet<>(community.tags())));
    }

    @Override
    public void open() throws Exception {
        super.open();
        knownNames = new KnownNames[kinds.length];
        Arrays.setAll(knownNames, i -> new KnownNames(kinds[i], ownTags));
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
        OpenMinute panes = panes(minute);
        counted.set(tweet, Fingerprint.of(tweet.authorId()), panes.names);
        for (KnownNames names : knownNames) {
            count(tweet, names, panes);
        }
    }

    private void count(Tweet tweet, KnownNames names, OpenMinute panes) {
        TopicKind kind = names.kind();
        int size = kind.count(tweet);
        if (size == 0) {
            return;
        }
        List<String> communityNames = tweet.communities();
        indexCommunities(communityNames);
        for (int i = 0; i < size; i++) {
            String name = kind.name(tweet, i);
            if (name == null) {
                continue;
            }
            KnownName known = names.get(name);
            int spelling = known.number(kind.spelling(tweet, i), panes);
            for (int c = 0; c < communityNames.size(); c++) {
                TopicKey key = names.key(known, name, communities[c], communityNames.get(c));
                if (key.topic != null) {
                    panes.topic(key, key.topic).add(counted, spelling);
                }
            }
        }
    }

    private void indexCommunities(List<String> names) {
        if (names.size() > communities.length) {
            communities = new int[names.size()];
        }
        for (int i = 0; i < names.size(); i++) {
            communities[i] = index(names.get(i));
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

    /** The panes of a minute, usually that of the tweet before. */
    private OpenMinute panes(int number) {
        OpenMinute minute = latest;
        if (minute == null || number != latestNumber) {
            minute = minutes.computeIfAbsent(number, absent -> new OpenMinute(expectedNames));
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
            Map.Entry<Integer, OpenMinute> entry = minutes.pollFirstEntry();
            entry.getValue().release();
            expectedNames = Math.min(entry.getValue().names.size(), MAX_EXPECTED_NAMES);
            @Nullable PaneBuilder[] builders = entry.getValue().byKeyGroup;
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
