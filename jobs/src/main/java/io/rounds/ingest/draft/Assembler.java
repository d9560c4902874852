package io.rounds.ingest.draft;

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
 * Turns drafts into tweets: checks what a payload says about a tweet, and completes it.
 *
 * <p>A repost carries the hashtags, mentions and links of the original, if the record holds it. Otherwise they come
 * from the repost's own entities or text; then the account it reposts, which precedes the text as {@code RT @account:},
 * is not one of its mentions, because the original does not mention it. {@link Tweet#repost()} names that account.
 *
 * <p>The text of a repost is that of the original, if the record holds it: X cuts the repost's own. The texts and names of
 * X are {@linkplain XText unescaped}.
 *
 * <p>Kinds: a repost if the payload says so, or if it is an {@linkplain OldStyleRepost old-style repost} of X and the
 * payload does not say that it quotes; else a reply, if it answers somebody (also when it quotes besides); else a quote;
 * else an original.
 */
public final class Assembler {
    /** The day of the first tweet. */
    private static final Instant FIRST_TWEET = Instant.parse("2006-03-21T00:00:00Z");
    /** From then on X shortened each link of a tweet by t.co and kept where it leads: since 10 October 2011. */
    private static final Instant ALL_LINKS_SHORTENED = Instant.parse("2011-10-11T00:00:00Z");
    /** Clocks differ, and dates without an offset are taken for UTC. */
    private static final Duration FUTURE_TOLERANCE = Duration.ofDays(1);
    /** How much of a date that cannot be read is described, in characters. */
    private static final int MAX_FORM = 40;

    private final Clock clock;
    private final RecordLimits limits;
    private final boolean includeProtected;
    private final DirectMappedCache<Hashtag> hashtags = new DirectMappedCache<>(1 << 12, Tags::hashtag);
    private final DirectMappedCache<ResolvedLink> links;

    public Assembler(Clock clock, RecordLimits limits, Links links) {
        this(clock, limits, links, false);
    }

    /** @param includeProtected whether posts of protected accounts are analysed, too */
    public Assembler(Clock clock, RecordLimits limits, Links links, boolean includeProtected) {
        this.clock = clock;
        this.limits = limits;
        this.includeProtected = includeProtected;
        this.links = new DirectMappedCache<>(1 << 13, links::resolve);
    }

    /** Whether a link is a shortener's, whose target is not known; false once the record may have no further links. */
    public boolean isUnresolved(String url) {
        Link link = limits.mayHaveLinks() ? resolve(url) : null;
        return link != null && link.kind() == LinkKind.UNRESOLVED;
    }

    /** Writes the tweet to the outcome, or a rejection where the draft is not a tweet. */
    public void emit(TweetDraft draft, Outcome outcome) {
        Tweet tweet;
        try {
            limits.requireTweet(outcome.length());
            tweet = tweet(draft);
        } catch (Rejection rejection) {
            outcome.reject(rejection);
            return;
        } catch (RuntimeException defect) {
            outcome.reject(defect(defect));
            return;
        }
        outcome.tweet(tweet);
    }

    /** The rejection of a record that reveals a bug: it must neither stop the job nor get lost. */
    public static Rejection defect(RuntimeException defect) {
        return new Rejection(
                Reason.UNKNOWN_FORMAT,
                "A defect of Rounds, please report it with this record: "
                        + defect.getClass().getSimpleName() + place(defect));
    }

    /** Where it happened. Its message may quote the record. */
    private static String place(RuntimeException defect) {
        StackTraceElement[] trace = defect.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }

    private Tweet tweet(TweetDraft draft) throws Rejection {
        requireTweet(draft);
        if (!includeProtected && (isProtected(draft) || isProtected(draft.relations.original))) {
            throw Rejection.ofProtectedAccount();
        }
        if (draft.problem != null) {
            throw draft.problem;
        }
        if (draft.id == null && !draft.ownId) {
            throw new Rejection(Reason.MISSING_ID, "A tweet without an \"id\".");
        }
        Author author = author(draft);
        if (draft.content.text == null) {
            throw new Rejection(Reason.MISSING_TEXT, "A tweet without a text.");
        }
        boolean onX = draft.platform == Platform.X;
        String text = text(draft.content.text, onX, "text");
        Instant createdAt = date(draft);
        String id = draft.id == null ? OwnIds.of(author.handle(), createdAt, text) : draft.id;

        OldStyleRepost oldStyle = oldStyle(draft, text);
        TweetDraft original = draft.relations.original;
        ResolvedEntities entities;
        if (original != null && original.content.text != null) {
            entities = shared(original, onX);
            if (draft.relations.repost) {
                text = String.valueOf(original.content.whole);
            }
        } else {
            entities = entities(draft.content, text, oldStyle, onX, createdAt);
        }
        Kind kind = kind(draft, oldStyle, entities.answered());
        boolean repost = kind == Kind.REPOST;
        String url = draft.url == null ? urlOnX(draft) : checked(draft.url, "url");
        String lang = draft.content.lang == null ? null : checked(draft.content.lang, "lang");
        return new Tweet(
                draft.platform.id(id),
                draft.platform,
                url,
                createdAt,
                kind,
                author,
                new Content(text, lang, entities.hashtags(), entities.mentions(), entities.links()),
                new Relations(
                        scoped(draft, draft.relations.replyTo),
                        repost ? repost(draft, oldStyle) : Reference.NONE,
                        repost ? Reference.NONE : quote(draft),
                        scoped(draft, draft.relations.conversation)),
                revision(draft, createdAt),
                List.of(),
                Marks.NONE);
    }

    private static boolean isProtected(@Nullable TweetDraft draft) {
        return draft != null && draft.author != null && draft.author.isProtected;
    }

    private static @Nullable OldStyleRepost oldStyle(TweetDraft draft, String text) {
        boolean possible = draft.platform == Platform.X && (draft.relations.repost || !draft.relations.quote);
        return possible ? OldStyleRepost.of(text) : null;
    }

    private static Revision revision(TweetDraft draft, Instant createdAt) {
        List<String> replaces = replaces(draft);
        Instant editedAt = replaces.isEmpty() ? draft.revision.editedAt() : createdAt;
        return editedAt == null ? Revision.FIRST : new Revision(replaces, editedAt);
    }

    /** The versions before this one. (Versions after it are known where somebody has asked for an old one.) */
    private static List<String> replaces(TweetDraft draft) {
        int before = draft.id == null ? -1 : draft.revision.versions().indexOf(draft.id);
        return before <= 0
                ? List.of()
                : draft.revision.versions().subList(0, before).stream()
                        .map(draft.platform::id)
                        .toList();
    }

    private static void requireTweet(TweetDraft draft) throws Rejection {
        if (draft.profile && draft.content.text == null) {
            throw new Rejection(Reason.NO_TWEET_USERS, "An account, or a notice about one, no tweet.");
        }
        if (draft.tally && draft.content.text == null) {
            throw new Rejection(Reason.NO_TWEET_COUNTS, "A tweet count, no tweet: search for the tweets themselves.");
        }
        if (!draft.isTweet()) {
            throw new Rejection(Reason.UNKNOWN_FORMAT, "An object without any field of a tweet.");
        }
    }

    private static Kind kind(TweetDraft draft, @Nullable OldStyleRepost oldStyle, @Nullable String answered) {
        if (draft.relations.repost || oldStyle != null) {
            return Kind.REPOST;
        }
        if (draft.relations.reply || (draft.content.textOnly && answered != null)) {
            return Kind.REPLY;
        }
        return draft.relations.quote ? Kind.QUOTE : Kind.ORIGINAL;
    }

    private static Author author(TweetDraft draft) throws Rejection {
        AuthorDraft user = draft.author;
        if (user == null || (user.id == null && user.handle == null)) {
            if (draft.authorId == null) {
                throw new Rejection(
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
                user.name == null ? null : text(user.name, draft.platform == Platform.X, "name of the author"),
                user.followers,
                user.following,
                Timestamps.parse(user.createdAt),
                user.verified,
                user.automated);
    }

    private Instant date(TweetDraft draft) throws Rejection {
        String text = draft.createdAt;
        if (text == null) {
            throw new Rejection(Reason.BAD_DATE, "A tweet without a date (\"created_at\").");
        }
        Instant date = Timestamps.parse(text);
        if (date == null) {
            throw new Rejection(Reason.BAD_DATE, "A date that cannot be read, of the form " + form(text));
        }
        if (draft.seenAt != null && draft.seenAt.isBefore(date)) {
            date = draft.seenAt;
        }
        if (date.isBefore(FIRST_TWEET)) {
            throw new Rejection(Reason.BAD_DATE, "A date before the first tweet, of March 2006: " + date);
        }
        if (date.isAfter(clock.instant().plus(FUTURE_TOLERANCE))) {
            throw new Rejection(Reason.BAD_DATE, "A date in the future: " + date);
        }
        return date;
    }

    /** Where X shows the tweet; null on other networks, and where X knows no tweet of this id. */
    private static @Nullable String urlOnX(TweetDraft draft) {
        if (draft.platform != Platform.X || draft.ownId) {
            return null;
        }
        String handle = draft.author == null ? null : draft.author.handle;
        return "https://x.com/" + (handle == null || handle.indexOf(' ') >= 0 ? "i" : handle) + "/status/" + draft.id;
    }

    private static @Nullable String scoped(TweetDraft draft, @Nullable String id) {
        return id == null ? null : draft.platform.id(id);
    }

    private static Reference repost(TweetDraft draft, @Nullable OldStyleRepost oldStyle) throws Rejection {
        TweetDraft original = draft.relations.original;
        String id = original == null ? null : scoped(draft, original.id);
        String handle = handleOf(original);
        return reference(
                id, authorOf(draft, original), handle == null && oldStyle != null ? lower(oldStyle.handle()) : handle);
    }

    private static Reference quote(TweetDraft draft) throws Rejection {
        RelationsDraft relations = draft.relations;
        return reference(
                scoped(draft, relations.quoteOf), authorOf(draft, relations.quoted), handleOf(relations.quoted));
    }

    private static Reference reference(@Nullable String id, @Nullable String author, @Nullable String handle) {
        return id == null && author == null && handle == null ? Reference.NONE : new Reference(id, author, handle);
    }

    /** The account that wrote a tweet which this one refers to. */
    private static @Nullable String authorOf(TweetDraft draft, @Nullable TweetDraft referenced) {
        if (referenced == null) {
            return null;
        }
        AuthorDraft user = referenced.author;
        return scoped(draft, user != null && user.id != null ? user.id : referenced.authorId);
    }

    /** Its handle. */
    private static @Nullable String handleOf(@Nullable TweetDraft referenced) throws Rejection {
        if (referenced == null || referenced.author == null || referenced.author.handle == null) {
            return null;
        }
        return lower(checked(referenced.author.handle, "handle of the original's author"));
    }

    /** The entities of a tweet that others repost: resolved once, however many tweets repost it. */
    private ResolvedEntities shared(TweetDraft draft, boolean onX) throws Rejection {
        ContentDraft original = draft.content;
        if (original.unresolvable != null) {
            throw original.unresolvable;
        }
        try {
            if (original.resolved == null) {
                String text = text(String.valueOf(original.text), onX, "text of the original");
                original.resolved = entities(original, text, null, onX, Timestamps.parse(draft.createdAt));
                original.whole = text;
            }
            return original.resolved;
        } catch (Rejection rejection) {
            original.unresolvable = rejection;
            throw rejection;
        }
    }

    /**
     * @param prefix what precedes the reposted text and does not belong to it
     * @param createdAt when it was written, if known
     */
    private ResolvedEntities entities(
            ContentDraft content,
            String text,
            @Nullable OldStyleRepost prefix,
            boolean onX,
            @Nullable Instant createdAt)
            throws Rejection {
        ContentDraft.Entities given = content.entities;
        if (given != null && onX && isIncomplete(given, createdAt)) {
            return completed(given, content, text, prefix);
        }
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

    /**
     * Whether X may not have listed what the text has. It lists entities as it delivers a tweet; those of tweets from
     * before t.co it has lost, some or all of them, and tools write empty lists where they have asked for none.
     */
    private static boolean isIncomplete(ContentDraft.Entities given, @Nullable Instant createdAt) {
        return given.areEmpty()
                || ((given.urls().isEmpty()
                                || given.hashtags().isEmpty()
                                || given.mentions().isEmpty())
                        && createdAt != null
                        && createdAt.isBefore(ALL_LINKS_SHORTENED));
    }

    /** The lists of the payload, and from the text what they lack. */
    private ResolvedEntities completed(
            ContentDraft.Entities given, ContentDraft content, String text, @Nullable OldStyleRepost prefix)
            throws Rejection {
        TextEntities read = limits.read(prefix == null ? text : text.substring(prefix.bodyStart()));
        List<String> mentions = given.mentions();
        return new ResolvedEntities(
                hashtags(given.hashtags().isEmpty() ? read.hashtags() : given.hashtags()),
                mentions(
                        mentions.isEmpty()
                                ? read.mentions()
                                : prefix == null ? mentions : without(prefix.handle(), mentions)),
                links(given.urls().isEmpty() ? without(given.attached(), read.wholeUrls()) : given.urls()),
                content.textOnly && prefix == null ? read.replyTo() : null);
    }

    private static List<String> without(List<String> attached, List<String> urls) {
        if (attached.isEmpty() || urls.isEmpty()) {
            return urls;
        }
        Set<String> none = new HashSet<>(attached);
        return urls.stream().filter(url -> !none.contains(url)).toList();
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

    private List<Hashtag> hashtags(List<String> spellings) throws Rejection {
        if (spellings.isEmpty()) {
            return List.of();
        }
        limits.requireFew(spellings, "hashtags");
        List<Hashtag> result = new ArrayList<>(spellings.size());
        Distinct<String> tags = new Distinct<>(spellings.size());
        for (String spelling : spellings) {
            limits.requireHashtag(spelling);
            Hashtag hashtag = hashtags.get(checked(spelling, "hashtag"));
            if (!hashtag.tag().isEmpty() && tags.add(hashtag.tag())) {
                result.add(hashtag);
            }
        }
        return result;
    }

    private List<String> mentions(List<String> handles) throws Rejection {
        if (handles.isEmpty()) {
            return List.of();
        }
        limits.requireFew(handles, "mentions");
        List<String> result = new ArrayList<>(handles.size());
        Distinct<String> seen = new Distinct<>(handles.size());
        for (String handle : handles) {
            String mention = lower(checked(handle, "mention"));
            if (!mention.isEmpty() && seen.add(mention)) {
                result.add(mention);
            }
        }
        return result;
    }

    private List<Link> links(List<String> urls) throws Rejection {
        if (urls.isEmpty()) {
            return List.of();
        }
        limits.requireFewLinks(urls);
        List<Link> result = new ArrayList<>(urls.size());
        Distinct<String> seen = new Distinct<>(urls.size());
        for (String url : urls) {
            limits.requireLinks();
            Link link = resolve(checked(url, "link"));
            if (link != null && seen.add(link.canonical())) {
                result.add(link);
            }
        }
        return result;
    }

    private @Nullable Link resolve(String url) {
        ResolvedLink resolved = links.get(url);
        limits.spend(resolved.converted());
        return resolved.link();
    }

    private static String lower(String handle) {
        return handle.toLowerCase(Locale.ROOT);
    }

    /** The text with 9 for each digit and a for each letter: what is no date may be anything, also a text. */
    private static String form(String text) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < text.length() && i < MAX_FORM; i++) {
            char c = text.charAt(i);
            form.append(Character.isDigit(c) ? '9' : c < 0x80 && !Character.isLetter(c) && c >= ' ' ? c : 'a');
        }
        return text.length() <= MAX_FORM ? form.toString() : form + "...";
    }

    private static String text(String text, boolean onX, String what) throws Rejection {
        return checked(onX ? XText.unescaped(text) : text, what);
    }

    /** The text, if each of its surrogates is one half of a pair. */
    private static String checked(String text, String what) throws Rejection {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isHighSurrogate(text.charAt(i))
                        || i + 1 == length
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new Rejection(
                            Reason.BAD_UNICODE, "Half a surrogate pair in the " + what + " is no character.");
                }
                i++;
            }
        }
        return text;
    }
}
