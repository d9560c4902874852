package io.rounds.chats.abuse;

import io.rounds.chats.Chat;
import io.rounds.chats.posts.ChatPost;
import io.rounds.chats.posts.ChatPosts;

import io.rounds.ingest.RecordParser;
import io.rounds.model.Origin;
import io.rounds.model.Parsed;
import io.rounds.model.Tweet;
import io.rounds.simulator.Message;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.simulator.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The sessions of a simulated month: each edition of the chats, each day of the conference. */
final class SimulatedChats {
    private static final int BEFORE_SECONDS = 900;
    private static final int AFTER_SECONDS = 3_600;

    private final Map<String, List<ChatPost>> byTag = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<SimulatedSession> sessions = new ArrayList<>();

    /** Posts of one session. */
    record SimulatedSession(String tag, List<ChatPost> posts, Set<String> moderators) {
        Set<String> tags() {
            return Set.of(tag);
        }

        List<Trouble> troubles() {
            return troubles(account -> true);
        }

        List<Trouble> troubles(Predicate<String> isNew) {
            return TroubleFinder.find(posts, tags(), moderators, isNew);
        }

        SimulatedSession with(List<ChatPost> more) {
            List<ChatPost> all = new ArrayList<>(posts);
            all.addAll(more);
            return new SimulatedSession(tag, all, moderators);
        }

        SimulatedSession unmoderated() {
            return new SimulatedSession(tag, posts, Set.of());
        }
    }

    private SimulatedChats(SimulatorOptions options) {
        Simulator simulator = new Simulator(options);
        RecordParser parser = new RecordParser();
        while (simulator.hasNext()) {
            Message message = simulator.next();
            parser.parse(message.payload(), new Origin("simulated", message.arrival()), this::keep);
        }
        Truth truth = simulator.truth();
        for (Truth.Chat chat : truth.chats()) {
            Set<String> moderators = Set.of(chat.moderator().handle().toLowerCase(java.util.Locale.ROOT));
            chat.editions()
                    .forEach(edition -> add(
                            chat.tag(),
                            edition.start().minusSeconds(BEFORE_SECONDS),
                            edition.end().plusSeconds(AFTER_SECONDS),
                            moderators));
        }
        for (Truth.Conference conference : truth.conferences()) {
            for (Instant day = conference.start(); day.isBefore(conference.end()); day = day.plusSeconds(86_400)) {
                add(conference.tag(), day.minusSeconds(7_200), day.plusSeconds(50_000), Set.of());
            }
        }
    }

    static List<SimulatedSession> sessions(SimulatorOptions options) {
        return new SimulatedChats(options).sessions;
    }

    private void keep(Parsed parsed) {
        Tweet tweet = parsed.tweet();
        if (tweet != null && seen.add(tweet.id())) {
            ChatPost post = ChatPosts.of(tweet, List.of(), List.of());
            post.content().hashtags().forEach(tag -> byTag.computeIfAbsent(tag, key -> new ArrayList<>())
                    .add(post));
        }
    }

    private void add(String tag, Instant from, Instant to, Set<String> moderators) {
        List<ChatPost> posts = byTag.getOrDefault(tag, List.of()).stream()
                .filter(post -> post.atMillis() >= from.toEpochMilli() && post.atMillis() < to.toEpochMilli())
                .toList();
        sessions.add(new SimulatedSession(tag, posts, moderators));
    }
}
