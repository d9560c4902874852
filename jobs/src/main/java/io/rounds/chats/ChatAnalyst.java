package io.rounds.chats;

import io.rounds.chats.Chat.Flagged;
import io.rounds.chats.Chat.Language;
import io.rounds.chats.Chat.Minute;
import io.rounds.chats.Chat.Person;
import io.rounds.chats.Chat.Reposted;
import io.rounds.chats.Chat.SharedLink;
import io.rounds.chats.Chat.Talk;
import io.rounds.chats.abuse.Trouble;
import io.rounds.chats.abuse.TroubleFinder;
import io.rounds.chats.posts.ChatPost;
import io.rounds.chats.questions.ModeratorFinder;
import io.rounds.chats.questions.Questions;
import io.rounds.model.Kind;
import io.rounds.model.Link;
import io.rounds.model.LinkKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Makes the figures of a chat from its posts. What comes out depends on the posts and the frame alone, not on the order in
 * which they came.
 *
 * <p>Everything is counted anew each time: some 100,000 posts take a tenth of a second, with a thread of answers for each
 * question little more, which is less than what would have to be written to keep counts.
 */
public final class ChatAnalyst {
    private static final int TOP = 10;
    private static final int MOST_LINKS = 20;
    private static final int MOST_TALKS = 200;
    private static final int MOST_LANGUAGES = 50;
    private static final long MINUTE = 60_000;
    private static final double HOUR = 3_600_000;
    private static final String UNKNOWN_LANGUAGE = "und";

    private final ChatContext frame;
    private final List<ChatPost> posts;
    private final Map<String, Voice> voices = new HashMap<>();
    private final Ranking<String> mentioned = new Ranking<>();
    private final Ranking<String> repostedPeople = new Ranking<>();
    private final Ranking<String> repostedTweets = new Ranking<>();
    private final Ranking<String> languages = new Ranking<>();
    private final Ranking<String> linkShares = new Ranking<>();
    private final Ranking<Pair> talks = new Ranking<>();
    private final Map<String, Set<String>> sharers = new HashMap<>();
    private final Map<String, Link> links = new HashMap<>();
    private final TreeMap<Long, MinuteCount> minutes = new TreeMap<>();
    private final TreeSet<Flag> flags = new TreeSet<>();
    private final List<ChatPost> flaggedReposts = new ArrayList<>();
    private int reposts;
    private int replies;
    private int followersUnknown;
    private long impressionsOfOriginals;
    private long impressionsOfReposts;

    private record Pair(String from, String to) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int byFrom = from.compareTo(other.from);
            return byFrom == 0 ? to.compareTo(other.to) : byFrom;
        }
    }

    private record Flag(long atMillis, String tweet, String rule) implements Comparable<Flag> {
        @Override
        public int compareTo(Flag other) {
            int byTime = Long.compare(atMillis, other.atMillis);
            int byTweet = byTime == 0 ? tweet.compareTo(other.tweet) : byTime;
            return byTweet == 0 ? rule.compareTo(other.rule) : byTweet;
        }
    }

    private static final class MinuteCount {
        private int authors;
        private int tweets;
    }

    /** What one author adds; {@code handle} is the latest. */
    private static final class Voice {
        private String handle = "";
        private int tweets;
        private long impressions;
        private long mostFollowers;
        private long latestMinute = Long.MIN_VALUE;
    }

    private ChatAnalyst(ChatContext frame, List<ChatPost> posts) {
        this.frame = frame;
        this.posts = posts;
    }

    /**
     * The figures of a chat.
     *
     * @param posts under its tags, each tweet once, in order of time, at least one
     * @param more posts that only answer its questions: later ones, and those without the tag
     * @param isNew whether an author was never seen under the tag before the chat
     */
    public static Chat analyse(ChatContext frame, List<ChatPost> posts, Collection<ChatPost> more, Predicate<String> isNew) {
        ChatAnalyst analyst = new ChatAnalyst(frame, posts);
        for (ChatPost post : posts) {
            analyst.count(post);
        }
        posts.forEach(analyst::flag);
        more.forEach(analyst::flag);
        analyst.flagReposts();
        return analyst.chat(more, isNew);
    }

    private void count(ChatPost post) {
        Voice voice = voices.computeIfAbsent(post.author(), author -> new Voice());
        voice.handle = post.handle();
        voice.tweets++;
        minute(post, voice);
        links(post);
        if (post.isRepost()) {
            repost(post);
        } else {
            replies += post.kind() == Kind.REPLY ? 1 : 0;
            String lang = post.lang();
            languages.add(lang == null ? UNKNOWN_LANGUAGE : lang, 1);
            mentions(post);
        }
        followers(post, voice);
    }

    /** Posts come in order of time, so that each author's minutes do, too. */
    private void minute(ChatPost post, Voice voice) {
        long at = Math.floorDiv(post.atMillis(), MINUTE) * MINUTE;
        MinuteCount minute = minutes.computeIfAbsent(at, unseen -> new MinuteCount());
        minute.tweets++;
        minute.authors += voice.latestMinute == at ? 0 : 1;
        voice.latestMinute = at;
    }

    private void followers(ChatPost post, Voice voice) {
        Integer followers = post.followers();
        if (followers == null) {
            followersUnknown++;
            return;
        }
        voice.mostFollowers = Math.max(voice.mostFollowers, followers);
        voice.impressions += followers;
        if (post.isRepost()) {
            impressionsOfReposts += followers;
        } else {
            impressionsOfOriginals += followers;
        }
    }

    private void repost(ChatPost post) {
        reposts++;
        String of = post.repostOf();
        if (of != null) {
            repostedTweets.add(of, 1);
        }
        String handle = post.repostOfHandle();
        if (handle != null) {
            repostedPeople.add(handle.toLowerCase(Locale.ROOT), 1);
        }
    }

    private void mentions(ChatPost post) {
        if (post.mentions().isEmpty()) {
            return;
        }
        String from = post.handle().toLowerCase(Locale.ROOT);
        for (String to : new LinkedHashSet<>(post.mentions())) {
            mentioned.add(to, 1);
            if (!to.equals(from)) {
                talks.add(new Pair(from, to), 1);
            }
        }
    }

    private void links(ChatPost post) {
        for (Link link : post.links()) {
            if (link.kind() != LinkKind.SOCIAL) {
                linkShares.add(link.canonical(), 1);
                links.put(link.canonical(), link);
                sharers.computeIfAbsent(link.canonical(), url -> new HashSet<>())
                        .add(post.author());
            }
        }
    }

    private void flag(ChatPost post) {
        if (post.confidentiality().isEmpty()) {
            return;
        }
        if (post.repostOf() == null) {
            addFlags(post);
        } else {
            flaggedReposts.add(post);
        }
    }

    /** Of a tweet and its reposts the tweet alone. */
    private void flagReposts() {
        Set<String> originals = new HashSet<>();
        flaggedReposts.forEach(post -> originals.add(String.valueOf(post.repostOf())));
        originals.retainAll(tweets(originals).keySet());
        flaggedReposts.removeIf(post -> originals.contains(post.repostOf()));
        flaggedReposts.forEach(this::addFlags);
    }

    private void addFlags(ChatPost post) {
        for (String rule : post.confidentiality()) {
            flags.add(new Flag(post.atMillis(), post.tweet(), rule));
        }
    }

    /** Those of some tweets that are of the chat. */
    private Map<String, ChatPost> tweets(Set<String> some) {
        Map<String, ChatPost> tweets = new HashMap<>();
        if (!some.isEmpty()) {
            for (ChatPost post : posts) {
                if (some.contains(post.tweet())) {
                    tweets.put(post.tweet(), post);
                }
            }
        }
        return tweets;
    }

    private Chat chat(Collection<ChatPost> more, Predicate<String> isNew) {
        List<ChatPost> talk = Questions.inOrder(posts, more);
        Set<String> configured = Set.copyOf(frame.moderators());
        Set<String> moderators = configured.isEmpty() ? ModeratorFinder.find(talk) : configured;
        // Asks the state, so each is asked about once.
        Set<String> newFaces = new HashSet<>(voices.keySet());
        newFaces.removeIf(isNew.negate());
        List<Trouble> troubles = TroubleFinder.find(posts, Set.copyOf(frame.tags()), moderators, newFaces::contains);
        int participants = voices.size();
        long first = posts.get(0).atMillis();
        long last = posts.get(posts.size() - 1).atMillis();
        long end = frame.live() ? Math.max(last, frame.startMillis()) : frame.endMillis();
        return new Chat(
                frame.id(),
                frame.tag(),
                frame.tags(),
                frame.title(),
                frame.live(),
                frame.scheduled(),
                frame.startMillis(),
                frame.endMillis(),
                first,
                last,
                posts.size(),
                posts.size() - reposts,
                reposts,
                replies,
                participants,
                participants - troubled(troubles),
                newFaces.size(),
                impressionsOfOriginals + impressionsOfReposts,
                impressionsOfOriginals,
                impressionsOfReposts,
                followersUnknown,
                voices.values().stream().mapToLong(voice -> voice.mostFollowers).sum(),
                posts.size() * HOUR / Math.max(MINUTE, end - frame.startMillis()),
                (double) posts.size() / participants,
                people(mentioned, true),
                people(ranked(voice -> voice.tweets), false),
                people(ranked(voice -> voice.impressions), false),
                people(repostedPeople, true),
                topReposted(),
                topLinks(),
                topLanguages(),
                pulse(),
                topTalks(),
                moderators.stream().sorted().toList(),
                Questions.of(talk, moderators, frame.nowMillis()),
                troubles,
                flags.stream()
                        .map(flag -> new Flagged(flag.tweet(), flag.rule()))
                        .toList());
    }

    private int troubled(List<Trouble> troubles) {
        Set<String> accounts = new HashSet<>();
        for (Trouble trouble : troubles) {
            accounts.addAll(trouble.accounts());
        }
        accounts.retainAll(voices.keySet());
        return accounts.size();
    }

    private Ranking<String> ranked(ToLongFunction<Voice> by) {
        Ranking<String> ranking = new Ranking<>();
        voices.forEach((author, voice) -> ranking.add(author, by.applyAsLong(voice)));
        return ranking;
    }

    private String handle(String author) {
        Voice voice = voices.get(author);
        return voice == null ? author : voice.handle;
    }

    private List<Person> people(Ranking<String> ranking, boolean byHandle) {
        List<Person> people = new ArrayList<>();
        for (Map.Entry<String, Long> entry : ranking.top(TOP)) {
            String key = entry.getKey();
            people.add(
                    byHandle
                            ? new Person(key, null, entry.getValue())
                            : new Person(handle(key), key, entry.getValue()));
        }
        return people;
    }

    private List<Reposted> topReposted() {
        List<Map.Entry<String, Long>> most = repostedTweets.top(TOP);
        Map<String, ChatPost> posted =
                tweets(most.stream().map(Map.Entry::getKey).collect(Collectors.toSet()));
        List<Reposted> top = new ArrayList<>();
        for (Map.Entry<String, Long> entry : most) {
            ChatPost post = posted.get(entry.getKey());
            int count = entry.getValue().intValue();
            top.add(
                    post == null
                            ? new Reposted(entry.getKey(), null, null, count)
                            : new Reposted(entry.getKey(), post.author(), post.handle(), count));
        }
        return top;
    }

    private List<SharedLink> topLinks() {
        List<SharedLink> top = new ArrayList<>();
        for (Map.Entry<String, Long> entry : linkShares.top(MOST_LINKS)) {
            Link link = links.get(entry.getKey());
            Set<String> people = sharers.get(entry.getKey());
            if (link != null && people != null) {
                top.add(new SharedLink(link, entry.getValue().intValue(), people.size(), null));
            }
        }
        return top;
    }

    private List<Language> topLanguages() {
        return languages.top(MOST_LANGUAGES).stream()
                .map(entry -> new Language(entry.getKey(), entry.getValue().intValue()))
                .toList();
    }

    private List<Minute> pulse() {
        List<Minute> pulse = new ArrayList<>(minutes.size());
        minutes.forEach((at, minute) -> pulse.add(new Minute(at, minute.tweets, minute.authors)));
        return pulse;
    }

    private List<Chat.Talk> topTalks() {
        return talks.top(MOST_TALKS).stream()
                .map(entry -> new Chat.Talk(
                        entry.getKey().from(),
                        entry.getKey().to(),
                        entry.getValue().intValue()))
                .toList();
    }
}
