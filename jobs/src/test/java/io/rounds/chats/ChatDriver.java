package io.rounds.chats;

import io.rounds.extract.labels.Labels;
import io.rounds.ingest.RecordParser;
import io.rounds.model.Fingerprint;
import io.rounds.model.Hashtag;
import io.rounds.model.Origin;
import io.rounds.model.Parsed;
import io.rounds.model.Tweet;
import io.rounds.simulator.Message;
import io.rounds.simulator.Simulator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Follows chats as the job does, without Flink: tweets in the order of arrival, all tags, a look at each quarter of an hour. */
final class ChatDriver {
    private static final long LOOK_EVERY = 15 * 60_000;
    private static final long DISORDER = 30_000;

    private final ChatOptions options;
    private final Map<String, TagWatch> watches = new HashMap<>();
    private final Map<String, Map<Long, Long>> people = new HashMap<>();
    private final Map<String, List<ChatPost>> waiting = new HashMap<>();
    private final Map<String, List<String>> spellings = new HashMap<>();
    private final Map<String, List<String>> questions = new HashMap<>();
    private final TreeMap<String, Chat> chats = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();
    private long started = Long.MAX_VALUE;
    private long watermark = Long.MIN_VALUE;
    private long told = Long.MIN_VALUE;
    private int mostKept;

    ChatDriver(ChatOptions options) {
        this.options = options;
    }

    /** All chats of a simulation. */
    static TreeMap<String, Chat> chats(Simulator simulator, ChatOptions options) {
        return chats(tweets(simulator), options);
    }

    /** All chats among these tweets, which come in this order. */
    static TreeMap<String, Chat> chats(List<Tweet> tweets, ChatOptions options) {
        ChatDriver driver = new ChatDriver(options);
        tweets.forEach(driver::add);
        return driver.end();
    }

    /**
     * All chats among tweets that several readers read at the same time, each in its order but one much faster than another:
     * event time is that of the slowest.
     */
    static TreeMap<String, Chat> chats(List<List<Tweet>> readers, ChatOptions options, Random random) {
        ChatDriver driver = new ChatDriver(options);
        List<Iterator<Tweet>> reading = new ArrayList<>();
        readers.forEach(tweets -> reading.add(tweets.iterator()));
        long[] marks = new long[readers.size()];
        Arrays.fill(marks, Long.MIN_VALUE);
        while (reading.stream().anyMatch(Iterator::hasNext)) {
            int reader = random.nextInt(readers.size());
            for (int n = random.nextInt(5_000); n > 0 && reading.get(reader).hasNext(); n--) {
                Tweet tweet = reading.get(reader).next();
                driver.keep(tweet);
                marks[reader] = Math.max(marks[reader], tweet.createdAt().toEpochMilli() - DISORDER);
            }
            if (!reading.get(reader).hasNext()) {
                marks[reader] = Long.MAX_VALUE;
            }
            driver.look(Arrays.stream(marks).min().orElseThrow());
        }
        return driver.end();
    }

    /** The tweets of a simulation, each once, as they arrive. */
    static List<Tweet> tweets(Simulator simulator) {
        RecordParser parser = new RecordParser();
        List<Tweet> tweets = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        while (simulator.hasNext()) {
            Message message = simulator.next();
            List<Parsed> parsed = new ArrayList<>();
            parser.parse(message.payload(), new Origin("simulated", message.arrival()), parsed::add);
            for (Parsed one : parsed) {
                Tweet tweet = one.tweet();
                if (tweet != null && ids.add(tweet.firstId())) {
                    tweets.add(ChatMarks.of(tweet));
                }
            }
        }
        return tweets;
    }

    void add(Tweet tweet) {
        keep(tweet);
        watermark = Math.max(watermark, tweet.createdAt().toEpochMilli() - DISORDER);
        if (watermark >= told + LOOK_EVERY || told == Long.MIN_VALUE) {
            look(watermark);
            told = watermark;
        }
    }

    private void keep(Tweet tweet) {
        if (!seen.add(tweet.id())) {
            return;
        }
        ChatPost post = ChatPosts.of(tweet, tweet.marks().labels(), tweet.marks().confidentiality());
        started = Math.min(started, post.atMillis());
        Set<String> tags = new HashSet<>();
        for (Hashtag hashtag : tweet.hashtags()) {
            String tag = options.events().mainTag(hashtag.tag());
            if (tags.add(tag)) {
                spellings.computeIfAbsent(tag, key -> new ArrayList<>()).add(hashtag.spelling());
                people.computeIfAbsent(tag, key -> new HashMap<>())
                        .merge(Fingerprint.of(post.author()), post.atMillis(), Math::min);
                waiting.computeIfAbsent(tag, key -> new ArrayList<>()).add(post);
            }
        }
        String conversation = post.conversation();
        if (post.replyTo() != null && conversation != null) {
            for (String tag : questions.getOrDefault(conversation, List.of())) {
                if (!tags.contains(tag)) {
                    waiting.computeIfAbsent(tag, key -> new ArrayList<>()).add(post.untagged());
                }
            }
        } else if (!post.isRepost() && post.labels().stream().anyMatch(Labels::isQuestion)) {
            questions.put(post.tweet(), List.copyOf(tags));
        }
    }

    TreeMap<String, Chat> end() {
        look(Long.MAX_VALUE);
        if (!watches.isEmpty()) {
            throw new IllegalStateException("left over: " + watches.keySet());
        }
        return chats;
    }

    int mostKept() {
        return mostKept;
    }

    private void look(long now) {
        for (Map.Entry<String, List<ChatPost>> entry : waiting.entrySet()) {
            TagWatch watch = watches.getOrDefault(entry.getKey(), TagWatch.none(options.windowMinutes()));
            watches.put(
                    entry.getKey(),
                    chats(entry.getKey())
                            .plus(watch, entry.getValue(), spellings.getOrDefault(entry.getKey(), List.of())));
        }
        Set<String> changed = new HashSet<>(waiting.keySet());
        waiting.clear();
        spellings.clear();
        for (String tag : List.copyOf(watches.keySet())) {
            TagWatch watch = watches.get(tag);
            if (changed.contains(tag) || watch.lookMillis() <= now) {
                tell(tag, watch, now);
            }
        }
    }

    private void tell(String tag, TagWatch known, long now) {
        TagChats tagChats = chats(tag);
        TagWatch watch = tagChats.withoutBusyStart(known);
        List<Session> sessions = tagChats.sessions(watch);
        TagWatch after = tagChats.tell(
                        watch,
                        sessions,
                        now,
                        0,
                        author -> people.getOrDefault(tag, Map.of()).get(Fingerprint.of(author)),
                        this::told)
                .pruned(tag, sessions, now, options);
        mostKept = Math.max(mostKept, after.posts().size());
        if (tagChats.isForgotten(after, now)) {
            watches.remove(tag);
            people.remove(tag);
        } else {
            watches.put(tag, after.lookingAt(tagChats.nextLook(after, sessions, now)));
        }
    }

    private void told(ChatRevision revision) {
        Chat chat = revision.chat();
        if (chat == null) {
            chats.remove(revision.id());
        } else {
            chats.put(revision.id(), chat);
        }
    }

    private TagChats chats(String tag) {
        return new TagChats(tag, options, started);
    }
}
