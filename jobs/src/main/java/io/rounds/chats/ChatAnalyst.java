package io.rounds.chats;

import io.rounds.chats.Chat.Activity;
import io.rounds.chats.Chat.Audience;
import io.rounds.chats.Chat.Flagged;
import io.rounds.chats.Chat.Language;
import io.rounds.chats.Chat.MentionCount;
import io.rounds.chats.Chat.Minute;
import io.rounds.chats.Chat.Participants;
import io.rounds.chats.Chat.Person;
import io.rounds.chats.Chat.Rankings;
import io.rounds.chats.Chat.Reposted;
import io.rounds.chats.Chat.SharedLink;
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
 * Computes the figures of a chat from its posts. They depend on the posts and the context alone, not on the order in which
 * the posts arrived.
 *
 * <p>Everything is counted anew each time. 100,000 posts take about a tenth of a second, and little more with a thread of answers
 * for each question; keeping counts in state would cost more.
 */
final class ChatAnalyst {
    private static final int TOP = 10;
    private static final int MAX_LINKS = 20;
    private static final int MAX_MENTIONS = 200;
    private static final int MAX_LANGUAGES = 50;
    private static final long MINUTE = 60_000;
    private static final double HOUR = 3_600_000;
    private static final String UNKNOWN_LANGUAGE = "und";

    private final ChatContext context;
    private final List<ChatPost> posts;
    private final Map<String, Participant> participants = new HashMap<>();
    private final Ranking<String> mentionedHandles = new Ranking<>();
    private final Ranking<String> repostedHandles = new Ranking<>();
    private final Ranking<String> repostedTweets = new Ranking<>();
    private final Ranking<String> languages = new Ranking<>();
    private final Ranking<String> linkShares = new Ranking<>();
    private final Ranking<Pair> mentions = new Ranking<>();
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

    /** What one author has added so far; {@code handle} is the latest one. */
    private static final class Participant {
        private String handle = "";
        private int tweets;
        private long impressions;
        private long mostFollowers;
        private long latestMinute = Long.MIN_VALUE;
    }

    private ChatAnalyst(ChatContext context, List<ChatPost> posts) {
        this.context = context;
        this.posts = posts;
    }

    /**
     * The figures of a chat.
     *
     * @param posts under its tags, each tweet once, in order of time, at least one
     * @param more posts that only answer its questions: later ones, and those without the tag
     * @param isNew whether an author was never seen under the tag before the chat
     */
    public static Chat analyse(
            ChatContext context, List<ChatPost> posts, Collection<ChatPost> more, Predicate<String> isNew) {
        ChatAnalyst analyst = new ChatAnalyst(context, posts);
        for (ChatPost post : posts) {
            analyst.count(post);
        }
        posts.forEach(analyst::flag);
        more.forEach(analyst::flag);
        analyst.flagReposts();
        return analyst.chat(more, isNew);
    }

    private void count(ChatPost post) {
        Participant participant = participants.computeIfAbsent(post.author().id(), author -> new Participant());
        participant.handle = post.author().handle();
        participant.tweets++;
        minute(post, participant);
        links(post);
        if (post.isRepost()) {
            repost(post);
        } else {
            replies += post.kind() == Kind.REPLY ? 1 : 0;
            String lang = post.lang();
            languages.add(lang == null ? UNKNOWN_LANGUAGE : lang, 1);
            mentions(post);
        }
        followers(post, participant);
    }

    /** Posts come in order of time, so that each author's minutes do, too. */
    private void minute(ChatPost post, Participant participant) {
        long at = Math.floorDiv(post.atMillis(), MINUTE) * MINUTE;
        MinuteCount minute = minutes.computeIfAbsent(at, unseen -> new MinuteCount());
        minute.tweets++;
        minute.authors += participant.latestMinute == at ? 0 : 1;
        participant.latestMinute = at;
    }

    private void followers(ChatPost post, Participant participant) {
        Integer followers = post.author().followers();
        if (followers == null) {
            followersUnknown++;
            return;
        }
        participant.mostFollowers = Math.max(participant.mostFollowers, followers);
        participant.impressions += followers;
        if (post.isRepost()) {
            impressionsOfReposts += followers;
        } else {
            impressionsOfOriginals += followers;
        }
    }

    private void repost(ChatPost post) {
        reposts++;
        String of = post.references().repostOf();
        if (of != null) {
            repostedTweets.add(of, 1);
        }
        String handle = post.references().repostOfHandle();
        if (handle != null) {
            repostedHandles.add(handle.toLowerCase(Locale.ROOT), 1);
        }
    }

    private void mentions(ChatPost post) {
        if (post.content().mentions().isEmpty()) {
            return;
        }
        String from = post.author().handle().toLowerCase(Locale.ROOT);
        for (String to : new LinkedHashSet<>(post.content().mentions())) {
            mentionedHandles.add(to, 1);
            if (!to.equals(from)) {
                mentions.add(new Pair(from, to), 1);
            }
        }
    }

    private void links(ChatPost post) {
        for (Link link : post.content().links()) {
            if (link.kind() != LinkKind.SOCIAL) {
                linkShares.add(link.canonical(), 1);
                links.put(link.canonical(), link);
                sharers.computeIfAbsent(link.canonical(), url -> new HashSet<>())
                        .add(post.author().id());
            }
        }
    }

    private void flag(ChatPost post) {
        if (post.content().confidentiality().isEmpty()) {
            return;
        }
        if (post.references().repostOf() == null) {
            addFlags(post);
        } else {
            flaggedReposts.add(post);
        }
    }

    /** Of a tweet and its reposts, flags only the tweet. */
    private void flagReposts() {
        Set<String> originals = new HashSet<>();
        flaggedReposts.forEach(
                post -> originals.add(String.valueOf(post.references().repostOf())));
        originals.retainAll(tweets(originals).keySet());
        flaggedReposts.removeIf(post -> originals.contains(post.references().repostOf()));
        flaggedReposts.forEach(this::addFlags);
    }

    private void addFlags(ChatPost post) {
        for (String rule : post.content().confidentiality()) {
            flags.add(new Flag(post.atMillis(), post.tweet(), rule));
        }
    }

    /** Those of these tweets that belong to the chat. */
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
        List<ChatPost> all = Questions.inOrder(posts, more);
        Set<String> configured = Set.copyOf(context.moderators());
        Set<String> moderators = configured.isEmpty() ? ModeratorFinder.find(all) : configured;
        // Each look-up reads the state, so that there is one for each author.
        Set<String> newFaces = new HashSet<>(participants.keySet());
        newFaces.removeIf(isNew.negate());
        List<Trouble> troubles =
                TroubleFinder.find(posts, Set.copyOf(context.info().tags()), moderators, newFaces::contains);
        return new Chat(
                context.info(),
                activity(),
                new Participants(participants.size(), participants.size() - countTroubled(troubles), newFaces.size()),
                new Audience(impressionsOfOriginals, impressionsOfReposts, followersUnknown, reachUpperBound()),
                new Rankings(
                        topHandles(mentionedHandles),
                        topParticipants(participant -> participant.tweets),
                        topParticipants(participant -> participant.impressions),
                        topHandles(repostedHandles),
                        topReposted()),
                topLinks(),
                topLanguages(),
                pulse(),
                topMentions(),
                moderators.stream().sorted().toList(),
                Questions.of(all, moderators, context.nowMillis()),
                troubles,
                flags.stream()
                        .map(flag -> new Flagged(flag.tweet(), flag.rule()))
                        .toList());
    }

    private Activity activity() {
        ChatInfo info = context.info();
        long first = posts.get(0).atMillis();
        long last = posts.get(posts.size() - 1).atMillis();
        long end = info.live() ? Math.max(last, info.startMillis()) : info.endMillis();
        return new Activity(
                first,
                last,
                posts.size(),
                posts.size() - reposts,
                reposts,
                replies,
                posts.size() * HOUR / Math.max(MINUTE, end - info.startMillis()),
                (double) posts.size() / participants.size());
    }

    private long reachUpperBound() {
        return participants.values().stream()
                .mapToLong(participant -> participant.mostFollowers)
                .sum();
    }

    private int countTroubled(List<Trouble> troubles) {
        Set<String> accounts = new HashSet<>();
        for (Trouble trouble : troubles) {
            accounts.addAll(trouble.accounts());
        }
        accounts.retainAll(participants.keySet());
        return accounts.size();
    }

    private List<Person> topParticipants(ToLongFunction<Participant> by) {
        Ranking<String> ranking = new Ranking<>();
        participants.forEach((author, participant) -> ranking.add(author, by.applyAsLong(participant)));
        return ranking.top(TOP).stream()
                .map(entry -> new Person(handle(entry.getKey()), entry.getKey(), entry.getValue()))
                .toList();
    }

    private String handle(String author) {
        Participant participant = participants.get(author);
        return participant == null ? author : participant.handle;
    }

    private static List<Person> topHandles(Ranking<String> ranking) {
        return ranking.top(TOP).stream()
                .map(entry -> new Person(entry.getKey(), null, entry.getValue()))
                .toList();
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
                            : new Reposted(
                                    entry.getKey(),
                                    post.author().id(),
                                    post.author().handle(),
                                    count));
        }
        return top;
    }

    private List<SharedLink> topLinks() {
        List<SharedLink> top = new ArrayList<>();
        for (Map.Entry<String, Long> entry : linkShares.top(MAX_LINKS)) {
            Link link = links.get(entry.getKey());
            Set<String> people = sharers.get(entry.getKey());
            if (link != null && people != null) {
                top.add(new SharedLink(link, entry.getValue().intValue(), people.size(), null));
            }
        }
        return top;
    }

    private List<Language> topLanguages() {
        return languages.top(MAX_LANGUAGES).stream()
                .map(entry -> new Language(entry.getKey(), entry.getValue().intValue()))
                .toList();
    }

    private List<Minute> pulse() {
        List<Minute> pulse = new ArrayList<>(minutes.size());
        minutes.forEach((at, minute) -> pulse.add(new Minute(at, minute.tweets, minute.authors)));
        return pulse;
    }

    private List<MentionCount> topMentions() {
        return mentions.top(MAX_MENTIONS).stream()
                .map(entry -> new MentionCount(
                        entry.getKey().from(),
                        entry.getKey().to(),
                        entry.getValue().intValue()))
                .toList();
    }
}
