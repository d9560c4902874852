package io.rounds.ingest;

import io.rounds.model.Author;
import io.rounds.model.Content;
import io.rounds.model.Hashtag;
import io.rounds.model.Link;
import io.rounds.model.Reference;
import io.rounds.model.Relations;
import io.rounds.model.Revision;
import io.rounds.model.Richness;
import io.rounds.model.Tweet;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes one tweet of the copies of it that archives hold: each part comes from the copy that knows it best.
 *
 * <p>Every part has a total order of its own, from what says nothing to what says most, and the highest value stays. So the
 * merge is commutative, associative and idempotent, and the result does not depend on the order in which copies are read.
 * Where two copies say as much and contradict each other, as with the number of followers on two days, the order of the values
 * decides: the larger number, the later name in the alphabet, {@code true} before {@code false}.
 *
 * <table>
 * <caption>What wins</caption>
 * <tr><td>text</td><td>the one with more letters and digits ({@link Richness#letters}), then the longer one</td></tr>
 * <tr><td>hashtags, mentions</td><td>the longer list, then the one with more letters: a cut text may end within a tag</td></tr>
 * <tr><td>links</td><td>more resolved links, then more links to networks other than to the tweet itself, then more short links
 *     of others than X, then the shorter list</td></tr>
 * <tr><td>kind</td><td>a repost of a tweet with an id; reply; quote; a repost that only its text shows; original</td></tr>
 * <tr><td>author's id</td><td>the network's before {@code @handle}</td></tr>
 * <tr><td>handle, address</td><td>with the handle before the one that has the id in its place</td></tr>
 * <tr><td>time</td><td>with a fraction of a second before whole seconds; then the earlier one</td></tr>
 * <tr><td>language</td><td>a language before X's {@code und}, {@code zxx} and {@code q..}, which are none</td></tr>
 * <tr><td>all else</td><td>known before unknown</td></tr>
 * </table>
 */
public final class Copies {
    private static final String TCO = "https://t.co/";

    private static final Comparator<String> TEXT = Comparator.comparingInt(Richness::letters)
            .thenComparingInt(String::length)
            .thenComparing(Comparator.naturalOrder());

    private static final Comparator<Hashtag> HASHTAG =
            Comparator.comparing(Hashtag::tag).thenComparing(Hashtag::spelling, Comparator.reverseOrder());

    private static final Comparator<List<Hashtag>> HASHTAGS = Comparator.<List<Hashtag>>comparingInt(List::size)
            .thenComparingInt(
                    tags -> tags.stream().mapToInt(tag -> tag.tag().length()).sum())
            .thenComparing(eachBy(HASHTAG));

    private static final Comparator<List<String>> MENTIONS = Comparator.<List<String>>comparingInt(List::size)
            .thenComparingInt(
                    handles -> handles.stream().mapToInt(String::length).sum())
            .thenComparing(eachBy(Comparator.<String>naturalOrder()));

    private static final Comparator<Link> LINK =
            Comparator.comparing(Link::canonical).thenComparing(Link::url);

    private static final Comparator<String> LANGUAGE =
            Comparator.comparing(Copies::isLanguage).thenComparing(Comparator.naturalOrder());

    private static final Comparator<Author> ID =
            Comparator.comparing(Richness::knowsId).thenComparing(Author::id);

    /** Without regard to case first, so that it agrees with ids that are made of handles in lower case. */
    private static final Comparator<String> NAME =
            String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

    private static final Comparator<Author> HANDLE =
            Comparator.comparing(Richness::knowsHandle).thenComparing(Author::handle, NAME);

    private static final Comparator<String> ADDRESS =
            Comparator.comparing(Copies::namesAuthor).thenComparing(NAME);

    private static final Comparator<Instant> TIME =
            Comparator.comparing(Richness::isPrecise).thenComparing(Comparator.reverseOrder());

    private static final Comparator<List<String>> REPLACED =
            Comparator.<List<String>>comparingInt(List::size).thenComparing(eachBy(Comparator.<String>naturalOrder()));

    private Copies() {}

    /**
     * Merges two copies of one version of a tweet, to which communities and marks are not assigned yet.
     *
     * @param one with the same id as the other
     */
    public static Tweet merge(Tweet one, Tweet other) {
        if (one.equals(other)) {
            return one;
        }
        Instant createdAt = max(TIME, one.createdAt(), other.createdAt());
        Tweet kind = known(one) >= known(other) ? one : other;
        return new Tweet(
                one.id(),
                one.platform(),
                known(ADDRESS, one.url(), other.url()),
                createdAt,
                kind.kind(),
                author(one.author(), other.author()),
                content(one, other),
                relations(one, other, kind),
                revision(one.revision(), other.revision(), createdAt),
                one.communities(),
                one.marks());
    }

    /** How well a copy knows what the tweet is to others. */
    private static int known(Tweet tweet) {
        return switch (tweet.kind()) {
            case ORIGINAL -> 0;
            // A text that starts with RT may also be a quote, or the words of somebody who answers.
            case REPOST -> tweet.repostOf() == null ? 1 : 4;
            case QUOTE -> 2;
            case REPLY -> 3;
        };
    }

    private static Content content(Tweet one, Tweet other) {
        return new Content(
                max(TEXT, one.text(), other.text()),
                known(LANGUAGE, one.content().lang(), other.content().lang()),
                max(HASHTAGS, one.hashtags(), other.hashtags()),
                max(MENTIONS, one.mentions(), other.mentions()),
                max(links(one.id()), one.links(), other.links()));
    }

    private static Comparator<List<Link>> links(String tweet) {
        return Comparator.<List<Link>>comparingLong(
                        links -> links.stream().filter(Richness::isResolved).count())
                .thenComparingLong(links -> links.stream()
                        .filter(link -> !link.isExternal() && !tweet.equals(link.contentId()))
                        .count())
                .thenComparingLong(
                        links -> links.stream().filter(Copies::isShort).count())
                .thenComparing(List::size, Comparator.reverseOrder())
                .thenComparing(eachBy(LINK));
    }

    /** Whether it is a short link that somebody chose; X makes one of every link, also of that to the whole of a cut text. */
    private static boolean isShort(Link link) {
        return link.isExternal()
                && !Richness.isResolved(link)
                && !link.canonical().startsWith(TCO);
    }

    private static Author author(Author one, Author other) {
        return new Author(
                max(ID, one, other).id(),
                max(HANDLE, one, other).handle(),
                known(one.name(), other.name()),
                known(one.followers(), other.followers()),
                known(one.following(), other.following()),
                known(TIME, one.createdAt(), other.createdAt()),
                known(one.verified(), other.verified()),
                known(one.automated(), other.automated()));
    }

    private static Relations relations(Tweet one, Tweet other, Tweet kind) {
        return new Relations(
                known(one.replyTo(), other.replyTo()),
                kind.isRepost() ? repost(one, other, kind) : Reference.NONE,
                kind.isRepost() ? Reference.NONE : reference(one.quote(), other.quote()),
                known(one.relations().conversation(), other.relations().conversation()));
    }

    /** Of copies that know the tweet equally well: what a text shows must not mix with what the network says. */
    private static Reference repost(Tweet one, Tweet other, Tweet kind) {
        return known(one) == known(other) ? reference(one.repost(), other.repost()) : kind.repost();
    }

    private static Reference reference(Reference one, Reference other) {
        return new Reference(
                known(one.id(), other.id()), known(one.author(), other.author()), known(one.handle(), other.handle()));
    }

    private static Revision revision(Revision one, Revision other, Instant createdAt) {
        List<String> replaces = max(REPLACED, one.replaces(), other.replaces());
        return replaces.isEmpty()
                ? new Revision(replaces, known(TIME, one.editedAt(), other.editedAt()))
                : new Revision(replaces, createdAt);
    }

    private static boolean isLanguage(String code) {
        boolean special = code.startsWith("q") && code.length() == 3;
        return !(special || code.isEmpty() || code.equals("und") || code.equals("zxx"));
    }

    /** X shows a tweet under {@code /i/status/}, too, which is all that an address without the handle can say. */
    private static boolean namesAuthor(String address) {
        return !address.contains("/i/status/") && !address.contains("/i/web/status/");
    }

    private static <T> Comparator<List<T>> eachBy(Comparator<T> order) {
        return (one, other) -> {
            int size = Math.min(one.size(), other.size());
            for (int i = 0; i < size; i++) {
                int byElement = order.compare(one.get(i), other.get(i));
                if (byElement != 0) {
                    return byElement;
                }
            }
            return Integer.compare(one.size(), other.size());
        };
    }

    private static <T> T max(Comparator<? super T> order, T one, T other) {
        return order.compare(one, other) >= 0 ? one : other;
    }

    private static <T> @Nullable T known(Comparator<? super T> order, @Nullable T one, @Nullable T other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return max(order, one, other);
    }

    private static <T extends Comparable<T>> @Nullable T known(@Nullable T one, @Nullable T other) {
        return known(Comparator.naturalOrder(), one, other);
    }
}
