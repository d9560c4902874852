package io.rounds.chats;

import io.rounds.chats.posts.ChatPost;
import io.rounds.chats.posts.ChatPosts;
import io.rounds.chats.sessions.ChatOptions;
import io.rounds.chats.sessions.ChatSession;
import io.rounds.chats.sessions.Sessions;
import io.rounds.chats.sessions.TagState;
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

/** Follows chats as the job does, without Flink: tweets in the order of arrival, all tags, a check each quarter of an hour. */
public final class ChatDriver {
    private static final long CHECK_EVERY = 15 * 60_000;
    private static final long DISORDER = 30_000;

    private final ChatOptions options;
    private final Map<String, TagState> states = new HashMap<>();
    private final Map<String, Map<Long, Long>> people = new HashMap<>();
    private final Map<String, List<ChatPost>> waiting = new HashMap<>();
    private final Map<String, List<String>> spellings = new HashMap<>();
    private final Map<String, List<String>> questions = new HashMap<>();
    private final TreeMap<String, Chat> chats = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();
    private long started = Long.MAX_VALUE;
    private long watermark = Long.MIN_VALUE;
    private long checked = Long.MIN_VALUE;
    private int mostKept;

    ChatDriver(ChatOptions options) {
        this.options = options;
    }

    /** All chats of a simulation. */
    public static TreeMap<String, Chat> chats(Simulator simulator, ChatOptions options) {
        return chats(tweets(simulator), options);
    }

    /** All chats among these tweets, which come in this order. */
    public static TreeMap<String, Chat> chats(List<Tweet> tweets, ChatOptions options) {
        ChatDriver driver = new ChatDriver(options);
        tweets.forEach(driver::add);
        return driver.end();
    }

    /**
     * All chats among tweets that several readers read at the same time, each in its order but one much faster than another:
     * event time is that of the slowest.
     */
    public static TreeMap<String, Chat> chats(List<List<Tweet>> readers, ChatOptions options, Random random) {
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
            driver.check(Arrays.stream(marks).min().orElseThrow());
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
        if (watermark >= checked + CHECK_EVERY || checked == Long.MIN_VALUE) {
            check(watermark);
            checked = watermark;
        }
    }

    private void keep(Tweet tweet) {
        if (!seen.add(tweet.id())) {
            return;
        }
        ChatPost post =
                ChatPosts.of(tweet, tweet.marks().labels(), tweet.marks().confidentiality());
        started = Math.min(started, post.atMillis());
        Set<String> tags = new HashSet<>();
        for (Hashtag hashtag : tweet.hashtags()) {
            String tag = options.events().mainTag(hashtag.tag());
            if (tags.add(tag)) {
                spellings.computeIfAbsent(tag, key -> new ArrayList<>()).add(hashtag.spelling());
                people.computeIfAbsent(tag, key -> new HashMap<>())
                        .merge(Fingerprint.of(post.author().id()), post.atMillis(), Math::min);
                waiting.computeIfAbsent(tag, key -> new ArrayList<>()).add(post);
            }
        }
        String conversation = post.references().conversation();
        if (post.references().replyTo() != null && conversation != null) {
            for (String tag : questions.getOrDefault(conversation, List.of())) {
                if (!tags.contains(tag)) {
                    waiting.computeIfAbsent(tag, key -> new ArrayList<>()).add(post.untagged());
                }
            }
        } else if (!post.isRepost() && post.content().labels().stream().anyMatch(Labels::isQuestion)) {
            questions.put(post.tweet(), List.copyOf(tags));
        }
    }

    TreeMap<String, Chat> end() {
        check(Long.MAX_VALUE);
        if (!states.isEmpty()) {
            throw new IllegalStateException("left over: " + states.keySet());
        }
        return chats;
    }

    int mostKept() {
        return mostKept;
    }

    private void check(long now) {
        for (Map.Entry<String, List<ChatPost>> entry : waiting.entrySet()) {
            TagState state = states.getOrDefault(entry.getKey(), TagState.none(options.windowMinutes()));
            states.put(
                    entry.getKey(),
                    chats(entry.getKey())
                            .withPosts(state, entry.getValue(), spellings.getOrDefault(entry.getKey(), List.of())));
        }
        Set<String> changed = new HashSet<>(waiting.keySet());
        waiting.clear();
        spellings.clear();
        for (String tag : List.copyOf(states.keySet())) {
            TagState state = states.get(tag);
            if (changed.contains(tag) || state.header().nextCheckMillis() <= now) {
                emit(tag, state, now);
            }
        }
    }

    private void emit(String tag, TagState known, long now) {
        TagChats tagChats = chats(tag);
        TagState state = tagChats.withoutBusyStart(known);
        Sessions found = tagChats.findSessions(state);
        List<ChatSession> sessions = found.sessions();
        TagState after = tagChats.emitChanges(
                        state,
                        sessions,
                        now,
                        0,
                        author -> people.getOrDefault(tag, Map.of()).get(Fingerprint.of(author)),
                        EmitGate.OPEN,
                        this::collect)
                .pruned(tag, found, now, options);
        mostKept = Math.max(mostKept, after.posts().size());
        if (tagChats.isExpired(after, now)) {
            states.remove(tag);
            people.remove(tag);
        } else {
            states.put(tag, after.withNextCheck(tagChats.nextCheckMillis(after, sessions, now)));
        }
    }

    private void collect(ChatRevision revision) {
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
