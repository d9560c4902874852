package io.rounds.ingest.meta;

import com.fasterxml.jackson.core.JsonToken;
import io.rounds.extract.text.TextEntities;
import io.rounds.ingest.draft.Assembler;
import io.rounds.ingest.draft.AuthorDraft;
import io.rounds.ingest.draft.ContentDraft;
import io.rounds.ingest.draft.FormatParser;
import io.rounds.ingest.draft.Outcome;
import io.rounds.ingest.draft.OwnIds;
import io.rounds.ingest.draft.RecordLimits;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.draft.TooManyValues;
import io.rounds.ingest.draft.TweetDraft;
import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.json.JsonTokens;
import io.rounds.model.Platform;
import io.rounds.model.Reason;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The copy of their own data that people download from Meta ("Download your information", JSON): of Facebook {@code
 * your_posts*.json}, a list of {@code {"timestamp": ..., "attachments": [...], "data": [{"post": ...}], "title": ...}}; of Threads
 * {@code threads_and_replies.json}, {@code {"text_post_app_text_posts": [{"media": [{"title": ..., "creation_timestamp": ...}]}]}}.
 *
 * <p>The export names neither the author nor an id: the account is that of the person who reads the file ({@code --account}), and
 * the id is made of account, time and text. Nor does it say who may read a post. What its owner has written on a page of their own
 * counts, because the owner decides about it. What they wrote elsewhere does not: comments, posts in groups, and posts on other
 * people's timelines, which are known by the export's sentence about the post ("wrote on ...'s timeline"), in some languages.
 */
public final class MetaParser implements FormatParser {
    private static final Pattern ELSEWHERE = Pattern.compile(
            "\\b(?:wrote on|timeline|posted in|to the group|in the group|in a group|group|Chronik|Gruppe|journal de|groupe"
                    + "|biograf\u00eda|grupo|diario|gruppo|tijdlijn|groep)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    private final Assembler assembler;
    private final RecordLimits limits;
    private final @Nullable String account;
    private final List<Post> posts = new ArrayList<>();
    private boolean page;
    private boolean threads;
    private boolean elsewhere;
    private boolean instagram;
    private @Nullable Rejection problem;

    /**
     * Creates a parser.
     *
     * @param account the handle of the person whose data it is; null if it is not known
     */
    public MetaParser(Assembler assembler, RecordLimits limits, @Nullable String account) {
        this.assembler = assembler;
        this.limits = limits;
        this.account = account;
    }

    /** A post as the export has it, its texts repaired. */
    private static final class Post {
        private @Nullable Long timestamp;
        private @Nullable String text;
        private @Nullable String title;
        private boolean reply;
        private boolean comment;
        private final List<String> links = new ArrayList<>(1);
        private int start = -1;
        private int end = -1;
    }

    @Override
    public void read(JsonScanner json) throws IOException {
        posts.clear();
        page = false;
        threads = false;
        elsewhere = false;
        instagram = false;
        problem = null;
        Post single = new Post();
        for (String field = json.currentName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "text_post_app_text_posts" -> {
                    threads = true;
                    readPage(json, field);
                }
                case "status_updates", "status_updates_v2" -> readPage(json, field);
                case "comments_v2", "comments", "group_posts_v2", "group_posts" -> {
                    elsewhere = true;
                    readPage(json, field);
                }
                case "media", "creation_timestamp" -> {
                    instagram = true;
                    JsonTokens.skip(json);
                }
                default -> readPostField(json, field, single);
            }
        }
        if (!page) {
            posts.add(single);
        }
    }

    private void readPage(JsonScanner json, String field) throws IOException {
        page = true;
        if (!JsonTokens.array(json)) {
            problem = new Rejection(Reason.WRONG_TYPE, "The field \"" + field + "\" must be an array.");
            return;
        }
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            TooManyValues.check(posts.size());
            Post post = new Post();
            post.start = json.start();
            if (token == JsonToken.START_OBJECT) {
                for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                    if (threads) {
                        readThreadsField(json, name, post);
                    } else {
                        readPostField(json, name, post);
                    }
                }
            } else {
                json.skipChildren();
            }
            post.end = json.end();
            posts.add(post);
        }
    }

    private static void readPostField(JsonScanner json, String field, Post post) throws IOException {
        switch (field) {
            case "timestamp" -> post.timestamp = JsonTokens.number(json);
            case "title" -> post.title = text(json);
            case "data" -> {
                if (JsonTokens.array(json)) {
                    while (JsonTokens.nextObject(json)) {
                        readData(json, post);
                    }
                }
            }
            case "attachments" -> {
                if (JsonTokens.array(json)) {
                    while (JsonTokens.nextObject(json)) {
                        readAttachment(json, post);
                    }
                }
            }
            default -> JsonTokens.skip(json);
        }
    }

    private static void readData(JsonScanner json, Post post) throws IOException {
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "post" -> post.text = text(json);
                case "comment" -> {
                    post.comment = true;
                    JsonTokens.skip(json);
                }
                default -> JsonTokens.skip(json);
            }
        }
    }

    private static void readAttachment(JsonScanner json, Post post) throws IOException {
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            if (field.equals("data") && JsonTokens.array(json)) {
                while (JsonTokens.nextObject(json)) {
                    for (String inner = json.nextFieldName(); inner != null; inner = json.nextFieldName()) {
                        if (inner.equals("external_context") && JsonTokens.object(json)) {
                            readLink(json, post);
                        } else if (!inner.equals("external_context")) {
                            JsonTokens.skip(json);
                        }
                    }
                }
            } else if (!field.equals("data")) {
                JsonTokens.skip(json);
            }
        }
    }

    private static void readLink(JsonScanner json, Post post) throws IOException {
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            String url = field.equals("url") ? text(json) : null;
            if (url != null && !url.isEmpty()) {
                post.links.add(url);
            } else if (!field.equals("url")) {
                JsonTokens.skip(json);
            }
        }
    }

    /** The text and time of a thread stand beside its media, or in the first of them. */
    private static void readThreadsField(JsonScanner json, String field, Post post) throws IOException {
        switch (field) {
            case "title" -> {
                String text = text(json);
                post.text = text == null || text.isEmpty() ? post.text : text;
            }
            case "creation_timestamp" -> post.timestamp = JsonTokens.number(json);
            case "media" -> {
                if (JsonTokens.array(json)) {
                    while (JsonTokens.nextObject(json)) {
                        readMedia(json, post);
                    }
                }
            }
            default -> JsonTokens.skip(json);
        }
    }

    private static void readMedia(JsonScanner json, Post post) throws IOException {
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "title" -> {
                    String text = text(json);
                    boolean first = post.text == null || post.text.isEmpty();
                    post.text = first && text != null ? text : post.text;
                }
                case "creation_timestamp" -> {
                    Long time = JsonTokens.number(json);
                    post.timestamp = post.timestamp == null ? time : post.timestamp;
                }
                case "text_app_post" -> {
                    if (JsonTokens.object(json)) {
                        for (String inner = json.nextFieldName(); inner != null; inner = json.nextFieldName()) {
                            if (inner.equals("is_reply")) {
                                post.reply |= Boolean.TRUE.equals(JsonTokens.flag(json));
                            } else {
                                JsonTokens.skip(json);
                            }
                        }
                    }
                }
                default -> JsonTokens.skip(json);
            }
        }
    }

    private static @Nullable String text(JsonScanner json) throws IOException {
        String text = JsonTokens.string(json);
        return text == null ? null : Mojibake.repaired(text);
    }

    @Override
    public void emit(Outcome outcome) throws Rejection {
        if (problem != null) {
            throw problem;
        }
        if (elsewhere) {
            throw writtenElsewhere();
        }
        if (instagram && !page) {
            throw new Rejection(
                    Reason.NO_TWEET_OTHER,
                    "A picture or video of Instagram's export: Rounds does not analyse Instagram.");
        }
        for (Post post : posts) {
            if (page) {
                outcome.part(post.start + outcome.base(), post.end + outcome.base());
            }
            try {
                assembler.emit(draft(post), outcome);
            } catch (Rejection rejection) {
                outcome.reject(rejection);
            }
        }
    }

    private static Rejection writtenElsewhere() {
        return new Rejection(
                        Reason.NOT_PUBLIC,
                        "Written on another person's page or in a group, whose readers Facebook's export does not name: it is"
                                + " not analysed, and its content is not kept.")
                .withholdingPayload();
    }

    private TweetDraft draft(Post post) throws Rejection {
        if (post.comment || (!threads && post.title != null && isElsewhere(post.title))) {
            throw writtenElsewhere();
        }
        if (post.timestamp == null && post.text == null && post.title == null) {
            throw new Rejection(Reason.UNKNOWN_FORMAT, "A JSON object of none of the known formats.");
        }
        boolean nothing = post.text == null || post.text.isBlank();
        if (nothing && post.links.isEmpty()) {
            throw new Rejection(
                    Reason.NO_TWEET_OTHER, "An entry of Meta's export without a text or a link, such as a picture.");
        }
        if (account == null) {
            throw new Rejection(
                    Reason.MISSING_AUTHOR,
                    "The posts in Meta's export do not say who wrote them: name the account (--account).");
        }
        Instant time = time(post);
        TweetDraft draft = new TweetDraft();
        draft.platform = threads ? Platform.THREADS : Platform.FACEBOOK;
        draft.createdAt = time.toString();
        draft.ownId = true;
        draft.author = new AuthorDraft();
        draft.author.handle = account;
        draft.relations.reply = post.reply;
        String text = post.text == null ? "" : post.text;
        draft.id = OwnIds.of(account, time, text + String.join(" ", post.links));
        draft.relations.conversation = post.reply ? null : draft.id;
        draft.content.text = text;
        TextEntities found = limits.read(text);
        List<String> urls = new ArrayList<>(found.wholeUrls());
        urls.addAll(post.links);
        // On Facebook a mention is a name, which nothing marks.
        draft.content.entities =
                new ContentDraft.Entities(found.hashtags(), threads ? found.mentions() : List.of(), urls);
        return draft;
    }

    private static boolean isElsewhere(String title) {
        return title.length() < 1_000 && ELSEWHERE.matcher(title).find();
    }

    private static Instant time(Post post) throws Rejection {
        if (post.timestamp != null) {
            try {
                return Instant.ofEpochSecond(post.timestamp);
            } catch (DateTimeException tooFar) {
                // No year has so many digits.
            }
        }
        throw new Rejection(Reason.BAD_DATE, "A post without a time in seconds since 1970.");
    }
}
