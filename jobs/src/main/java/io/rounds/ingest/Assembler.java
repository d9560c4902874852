package io.rounds.ingest;

import io.rounds.extract.links.Links;
import io.rounds.extract.links.ResolvedLink;
import io.rounds.extract.text.Tags;
import io.rounds.extract.text.TextEntities;
import io.rounds.model.Author;
import io.rounds.model.Content;
import io.rounds.model.Hashtag;
import io.rounds.model.Kind;
import io.rounds.model.Link;
import io.rounds.model.LinkKind;
import io.rounds.model.Marks;
import io.rounds.model.Platform;
import io.rounds.model.Reason;
import io.rounds.model.Reference;
import io.rounds.model.Relations;
import io.rounds.model.Revision;
import io.rounds.model.Tweet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks and completes what a payload says about a tweet.
 *
 * <p>A repost carries the hashtags, mentions and links of the original, if the record holds it. If not, they come from
 * the repost's own entities or text; then the account it passes on, which stands in front as {@code RT @account:}, is
 * not one of its mentions, because the original does not mention it. Who is reposted is told by
 * {@link Tweet#repost()}.
 *
 * <p>Kinds: a repost if the payload says so, or if it is an {@linkplain OldStyleRepost old-style repost} of X and the
 * payload does not say that it quotes; else a reply, if it answers somebody (also when it quotes besides); else a quote;
 * else an original.
 */
final class Assembler {
    /** The day of the first tweet. */
    private static final Instant FIRST_TWEET = Instant.parse("2006-03-21T00:00:00Z");
    /** Clocks differ, and dates without an offset are taken for UTC. */
    private static final Duration FUTURE_TOLERANCE = Duration.ofDays(1);
    /** Lists up to this length are searched from end to end, longer ones with a hash table. */
    private static final int SHORT_LIST = 12;

    private final Clock clock;
    private final RecordLimits limits;
    private final Memo<Hashtag> hashtags = new Memo<>(1 << 12, Tags::hashtag);
    private final Memo<ResolvedLink> links;

    Assembler(Clock clock, RecordLimits limits, Links links) {
        this.clock = clock;
        this.limits = limits;
        this.links = new Memo<>(1 << 13, links::resolve);
    }

    /** Whether nothing but its shortener is known of a link that the record may have. */
    boolean isUnresolved(String url) {
        Link link = limits.mayHaveLinks() ? understood(url) : null;
        return link != null && link.kind() == LinkKind.UNRESOLVED;
    }

    /** Hands out the tweet, or the reason why it cannot be taken. */
    void emit(Draft draft, Outcome outcome) {
        Tweet tweet;
        try {
            limits.requireTweet(outcome.length());
            tweet = tweet(draft);
        } catch (Refusal refusal) {
            outcome.reject(refusal);
            return;
        } catch (RuntimeException defect) {
            outcome.reject(defect(defect));
            return;
        }
        outcome.tweet(tweet);
    }

    /** A record that reveals a defect of ours must not stop the job, nor get lost. */
    static Refusal defect(RuntimeException defect) {
        return new Refusal(Reason.UNKNOWN_FORMAT, "A defect of Rounds, please report it with this record: " + defect);
    }

    private Tweet tweet(Draft draft) throws Refusal {
        refuseWhatIsNoTweet(draft);
        if (draft.problem != null) {
            throw draft.problem;
        }
        if (draft.id == null) {
            throw new Refusal(Reason.MISSING_ID, "A tweet without an \"id\".");
        }
        Author author = author(draft);
        if (draft.text == null) {
            throw new Refusal(Reason.MISSING_TEXT, "A tweet without a text.");
        }
        String text = checked(draft.text, "text");
        Instant createdAt = date(draft);

        OldStyleRepost oldStyle = oldStyle(draft, text);
        Draft original = draft.original;
        ResolvedEntities entities = original != null && original.text != null
                ? original(original.included == null ? original : original.included)
                : entities(draft, text, oldStyle);
        Kind kind = kind(draft, oldStyle, entities.answered());
        boolean repost = kind == Kind.REPOST;
        String url = draft.url == null ? urlOnX(draft) : checked(draft.url, "url");
        String lang = draft.lang == null ? null : checked(draft.lang, "lang");
        return new Tweet(
                draft.platform.id(draft.id),
                draft.platform,
                url,
                createdAt,
                kind,
                author,
                new Content(text, lang, entities.hashtags(), entities.mentions(), entities.links()),
                new Relations(
                        scoped(draft, draft.replyTo),
                        repost ? repost(draft, oldStyle) : Reference.NONE,
                        repost ? Reference.NONE : quote(draft),
                        scoped(draft, draft.conversation)),
                revision(draft, createdAt),
                List.of(),
                Marks.NONE);
    }

    private static @Nullable OldStyleRepost oldStyle(Draft draft, String text) {
        boolean possible = draft.platform == Platform.X && (draft.repost || !draft.quote);
        return possible ? OldStyleRepost.of(text) : null;
    }

    private static Revision revision(Draft draft, Instant createdAt) {
        List<String> replaces = replaces(draft);
        if (replaces.isEmpty()) {
            return draft.editedAt == null ? Revision.FIRST : new Revision(replaces, draft.editedAt);
        }
        return new Revision(replaces, createdAt);
    }

    /** The versions before this one. (Versions after it are known where somebody has asked for an old one.) */
    private static List<String> replaces(Draft draft) {
        int before = draft.versions.indexOf(draft.id);
        return before <= 0
                ? List.of()
                : draft.versions.subList(0, before).stream()
                        .map(draft.platform::id)
                        .toList();
    }

    private static void refuseWhatIsNoTweet(Draft draft) throws Refusal {
        if (draft.profile && draft.text == null) {
            throw new Refusal(Reason.NO_TWEET_USERS, "An account, or a notice about one, no tweet.");
        }
        if (draft.tally && draft.text == null) {
            throw new Refusal(Reason.NO_TWEET_COUNTS, "A tweet count, no tweet: search for the tweets themselves.");
        }
        if (!draft.isTweet()) {
            throw new Refusal(Reason.UNKNOWN_FORMAT, "An object without any field of a tweet.");
        }
    }

    private static Kind kind(Draft draft, @Nullable OldStyleRepost oldStyle, @Nullable String answered) {
        if (draft.repost || oldStyle != null) {
            return Kind.REPOST;
        }
        if (draft.reply || (draft.textOnly && answered != null)) {
            return Kind.REPLY;
        }
        return draft.quote ? Kind.QUOTE : Kind.ORIGINAL;
    }

    private static Author author(Draft draft) throws Refusal {
        DraftUser user = draft.author;
        if (user == null || (user.id == null && user.handle == null)) {
            if (draft.authorId == null) {
                throw new Refusal(
                        Reason.MISSING_AUTHOR,
                        draft.personal
                                ? "The tweets of a personal archive do not say who wrote them: put the archive's account.js"
                                        + " beside the file, or name the account (--account)."
                                : "A tweet without an author: no \"author_id\" and no \"user\".");
            }
            return new Author(draft.authorId, draft.authorId, null, null, null, null, null, null);
        }
        String handle = user.handle == null ? null : checked(user.handle, "handle of the author");
        String id = user.id != null ? user.id : draft.authorId;
        if (id == null) {
            id = '@' + lower(String.valueOf(handle));
        }
        return new Author(
                id,
                handle == null ? id : handle,
                user.name == null ? null : checked(user.name, "name of the author"),
                user.followers,
                user.following,
                Timestamps.parse(user.createdAt),
                user.verified,
                user.automated);
    }

    private Instant date(Draft draft) throws Refusal {
        String text = draft.createdAt;
        if (text == null) {
            throw new Refusal(Reason.BAD_DATE, "A tweet without a date (\"created_at\").");
        }
        Instant date = Timestamps.parse(text);
        if (date == null) {
            throw new Refusal(Reason.BAD_DATE, "A date that cannot be read: " + shortened(text));
        }
        if (draft.seenAt != null && draft.seenAt.isBefore(date)) {
            date = draft.seenAt;
        }
        if (date.isBefore(FIRST_TWEET)) {
            throw new Refusal(Reason.BAD_DATE, "A date before the first tweet, of March 2006: " + shortened(text));
        }
        if (date.isAfter(clock.instant().plus(FUTURE_TOLERANCE))) {
            throw new Refusal(Reason.BAD_DATE, "A date in the future: " + shortened(text));
        }
        return date;
    }

    private static String urlOnX(Draft draft) {
        String handle = draft.author == null ? null : draft.author.handle;
        return "https://x.com/" + (handle == null ? "i" : handle) + "/status/" + draft.id;
    }

    private static @Nullable String scoped(Draft draft, @Nullable String id) {
        return id == null ? null : draft.platform.id(id);
    }

    private static Reference repost(Draft draft, @Nullable OldStyleRepost oldStyle) throws Refusal {
        Draft original = draft.original;
        String id = original == null ? null : scoped(draft, original.id);
        String handle = handleOf(original);
        return reference(
                id,
                authorOf(draft, original),
                handle == null && oldStyle != null ? lower(oldStyle.handle()) : handle);
    }

    private static Reference quote(Draft draft) throws Refusal {
        return reference(scoped(draft, draft.quoteOf), authorOf(draft, draft.quoted), handleOf(draft.quoted));
    }

    private static Reference reference(@Nullable String id, @Nullable String author, @Nullable String handle) {
        return id == null && author == null && handle == null ? Reference.NONE : new Reference(id, author, handle);
    }

    /** The account that wrote a tweet which this one refers to. */
    private static @Nullable String authorOf(Draft draft, @Nullable Draft referenced) {
        if (referenced == null) {
            return null;
        }
        DraftUser user = referenced.author;
        return scoped(draft, user != null && user.id != null ? user.id : referenced.authorId);
    }

    /** Its handle. */
    private static @Nullable String handleOf(@Nullable Draft referenced) throws Refusal {
        if (referenced == null || referenced.author == null || referenced.author.handle == null) {
            return null;
        }
        return lower(checked(referenced.author.handle, "handle of the original's author"));
    }

    /** What a tweet talks about that others pass on: worked out once, however many pass it on. */
    private ResolvedEntities original(Draft original) throws Refusal {
        if (original.unusable != null) {
            throw original.unusable;
        }
        try {
            if (original.resolved == null) {
                original.resolved =
                        entities(original, checked(String.valueOf(original.text), "text of the original"), null);
            }
            return original.resolved;
        } catch (Refusal refusal) {
            original.unusable = refusal;
            throw refusal;
        }
    }

    /** @param prefix what stands in front of the text and does not belong to it */
    private ResolvedEntities entities(Draft draft, String text, @Nullable OldStyleRepost prefix) throws Refusal {
        Draft.Entities given = draft.entities;
        if (given != null) {
            List<String> mentions = given.mentions();
            return new ResolvedEntities(
                    hashtags(given.hashtags()),
                    mentions(prefix == null ? mentions : without(prefix.handle(), mentions)),
                    links(given.urls()),
                    null);
        }
        TextEntities read = limits.read(prefix == null ? text : text.substring(prefix.bodyStart()));
        return new ResolvedEntities(
                hashtags(read.hashtags()),
                mentions(read.mentions()),
                links(read.wholeUrls()),
                prefix == null ? read.replyTo() : null);
    }

    /** The list without the first element that is this handle. */
    private static List<String> without(String handle, List<String> mentions) {
        for (int i = 0; i < mentions.size(); i++) {
            if (mentions.get(i).equalsIgnoreCase(handle)) {
                List<String> rest = new ArrayList<>(mentions);
                rest.remove(i);
                return rest;
            }
        }
        return mentions;
    }

    private List<Hashtag> hashtags(List<String> spellings) throws Refusal {
        if (spellings.isEmpty()) {
            return List.of();
        }
        limits.requireFew(spellings, "hashtags");
        List<Hashtag> result = new ArrayList<>(spellings.size());
        Once<String> tags = new Once<>(spellings.size());
        for (String spelling : spellings) {
            limits.requireHashtag(spelling);
            Hashtag hashtag = hashtags.get(checked(spelling, "hashtag"));
            if (!hashtag.tag().isEmpty() && tags.add(hashtag.tag())) {
                result.add(hashtag);
            }
        }
        return result;
    }

    private List<String> mentions(List<String> handles) throws Refusal {
        if (handles.isEmpty()) {
            return List.of();
        }
        limits.requireFew(handles, "mentions");
        List<String> result = new ArrayList<>(handles.size());
        Once<String> seen = new Once<>(handles.size());
        for (String handle : handles) {
            String mention = lower(checked(handle, "mention"));
            if (!mention.isEmpty() && seen.add(mention)) {
                result.add(mention);
            }
        }
        return result;
    }

    private List<Link> links(List<String> urls) throws Refusal {
        if (urls.isEmpty()) {
            return List.of();
        }
        limits.requireFewLinks(urls);
        List<Link> result = new ArrayList<>(urls.size());
        Once<String> seen = new Once<>(urls.size());
        for (String url : urls) {
            limits.requireLinks();
            Link link = understood(checked(url, "link"));
            if (link != null && seen.add(link.canonical())) {
                result.add(link);
            }
        }
        return result;
    }

    private @Nullable Link understood(String url) {
        ResolvedLink understood = links.get(url);
        limits.spend(understood.converted());
        return understood.link();
    }

    private static String lower(String handle) {
        return handle.toLowerCase(Locale.ROOT);
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }

    /** The text, if each of its surrogates is one half of a pair. */
    private static String checked(String text, String what) throws Refusal {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isHighSurrogate(text.charAt(i))
                        || i + 1 == length
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new Refusal(Reason.BAD_UNICODE, "Half a surrogate pair in the " + what + " is no character.");
                }
                i++;
            }
        }
        return text;
    }

    /** Tells what comes for the first time. */
    private static final class Once<T> {
        private final @Nullable Set<T> large;
        private final List<T> small;

        Once(int expected) {
            this.large = expected > SHORT_LIST ? new HashSet<>() : null;
            this.small = large == null ? new ArrayList<>(expected) : List.of();
        }

        boolean add(T value) {
            if (large != null) {
                return large.add(value);
            }
            return !small.contains(value) && small.add(value);
        }
    }
}
