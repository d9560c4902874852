package io.rounds.chats.abuse;

import io.rounds.chats.posts.ChatPost;
import io.rounds.model.Kind;
import io.rounds.model.Link;
import io.rounds.model.LinkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;


/** Writes posts that do not belong into a chat, and such that only look like it. */
final class Intruders {
    static final long DAY = 86_400_000L;
    static final long MINUTE = 60_000L;

    private final String tag;
    private final long startMillis;
    private final Random random;
    private int written;

    Intruders(SimulatedChats.SimulatedSession session, long seed) {
        this.tag = session.tag();
        this.startMillis = session.posts().get(session.posts().size() / 2).atMillis();
        this.random = new Random(seed);
    }

    /** Somebody; unknown facts are null. */
    record Person(
            String name,
            @Nullable Integer followers,
            @Nullable Long ageMillis) {
        static List<Person> crowd(String name, int count, @Nullable Integer followers, @Nullable Long ageMillis) {
            List<Person> crowd = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                crowd.add(new Person(name + i, followers, ageMillis));
            }
            return crowd;
        }
    }

    long within(long millis) {
        return startMillis + (long) (random.nextDouble() * millis);
    }

    Person anyOf(List<Person> people) {
        return people.get(random.nextInt(people.size()));
    }

    ChatPost write(Person who, long at, long words, List<String> otherTags, List<String> links) {
        return post(who, at, Kind.ORIGINAL, words, otherTags, List.of(), links, null, null);
    }

    ChatPost reply(Person who, long at, long words, ChatPost to) {
        return post(who, at, Kind.REPLY, words, List.of(), List.of(handle(to)), List.of(), to, null);
    }

    ChatPost repost(Person who, long at, ChatPost of) {
        return post(who, at, Kind.REPOST, of.content().textFingerprint(), List.of(), List.of(), List.of(), null, of);
    }

    private static String handle(ChatPost post) {
        return post.author().handle().toLowerCase(java.util.Locale.ROOT);
    }

    private ChatPost post(
            Person who,
            long at,
            Kind kind,
            long words,
            List<String> otherTags,
            List<String> mentions,
            List<String> links,
            @Nullable ChatPost to,
            @Nullable ChatPost of) {
        List<String> tags = new ArrayList<>(List.of(tag));
        tags.addAll(otherTags);
        String id = "x:9" + written++;
        return new ChatPost(
                id,
                at,
                kind,
                new ChatPost.Author(
                        "x:" + who.name,
                        who.name,
                        who.followers,
                        who.ageMillis == null ? null : startMillis - who.ageMillis),
                "en",
                new ChatPost.Content(
                        tags, mentions, links.stream().map(Intruders::link).toList(), List.of(), List.of(), words),
                new ChatPost.References(
                        to == null ? null : to.tweet(),
                        of == null ? null : of.tweet(),
                        of == null ? null : of.author().id(),
                        of == null ? null : handle(of),
                        to == null ? id : to.references().conversation()),
                true);
    }

    private static Link link(String url) {
        return new Link(url, url, "example.net", "example.net", LinkKind.PAGE, null, null, null, null, null);
    }

    /** Tokens that nobody else says. */
    long words() {
        return random.nextLong() | 1;
    }

    List<ChatPost> spam() {
        List<Person> crowd = Person.crowd("seller", 4, 30, 9 * DAY);
        List<ChatPost> posts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            posts.add(write(
                    anyOf(crowd), within(20 * MINUTE), words(), List.of("offer"), List.of("https://example.net/buy")));
        }
        return posts;
    }

    List<ChatPost> spamByWords() {
        List<Person> crowd = Person.crowd("bot", 6, 2, 400 * DAY);
        List<ChatPost> posts = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            posts.add(write(
                    crowd.get(i % 6),
                    within(10 * MINUTE),
                    77 + i / 6 % 2,
                    List.of(),
                    List.of("https://example.net/" + i)));
        }
        return posts;
    }

    List<ChatPost> clickFarm(List<ChatPost> targets) {
        List<Person> crowd = Person.crowd("clicker", 8, 3, 20 * DAY);
        List<ChatPost> posts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            long at = within(30 * MINUTE);
            for (Person who : crowd) {
                posts.add(repost(who, at + random.nextInt(20_000), targets.get(i)));
            }
        }
        return posts;
    }

    List<ChatPost> flood() {
        Person loud = new Person("loudspeaker", 900, 2_000 * DAY);
        List<ChatPost> posts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            posts.add(
                    write(loud, startMillis + i * 12_000L, words(), List.of(), List.of("https://example.net/own" + i)));
        }
        return posts;
    }

    List<ChatPost> drift() {
        List<Person> crowd = Person.crowd("fan", 5, 300, 900 * DAY);
        List<ChatPost> posts = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            List<String> tags = random.nextInt(10) == 0 ? List.of() : List.of("mixtape", "newsingle");
            posts.add(write(crowd.get(i % 5), within(40 * MINUTE), words(), tags, List.of()));
        }
        return posts;
    }
}
