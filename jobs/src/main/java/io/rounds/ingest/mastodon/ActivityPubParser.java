package io.rounds.ingest.mastodon;

import com.fasterxml.jackson.core.JsonToken;
import io.rounds.ingest.draft.Assembler;
import io.rounds.ingest.draft.FormatParser;
import io.rounds.ingest.draft.Outcome;
import io.rounds.ingest.draft.RecordLimits;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.draft.TooManyValues;
import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.json.JsonTokens;
import io.rounds.model.Platform;
import io.rounds.model.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * ActivityPub: the {@code outbox.json} of a Mastodon archive and other collections ({@code orderedItems}), and activities
 * ({@code Create}, {@code Announce}, {@code Update}, {@code Delete}) and objects ({@code Note}, {@code Article}, {@code Question}
 * ...) of any software of the Fediverse, one by one.
 *
 * <p>A post is public if it is addressed to everybody ({@code as:Public}), in {@code to} or in {@code cc} (Mastodon's "quiet
 * public"). All others are rejected and not kept, also those that do not say to whom they are addressed: an archive holds
 * the private mentions of its owner, too. A post has the id that Mastodon's API leads to.
 *
 * @see <a href="https://www.w3.org/TR/activitypub/">ActivityPub</a>
 * @see <a href="https://docs.joinmastodon.org/spec/activitypub/">Mastodon's use of it</a>
 */
public final class ActivityPubParser implements FormatParser {
    /** The types of objects that Mastodon shows as statuses. */
    private static final Set<String> POSTS =
            Set.of("Note", "Article", "Question", "Page", "Video", "Audio", "Image", "Event");

    private final Assembler assembler;
    private final StatusDrafts drafts;
    private final List<Activity> activities = new ArrayList<>();
    private boolean collection;
    private int addresses;
    private @Nullable Rejection problem;
    private @Nullable ArchiveActor owner;

    public ActivityPubParser(Assembler assembler, RecordLimits limits) {
        this.assembler = assembler;
        this.drafts = new StatusDrafts(assembler, limits);
    }

    /** Says whose archive the next records are from; null if they are from none, or that is not known. */
    public void setOwner(@Nullable ArchiveActor archiveOwner) {
        owner = archiveOwner;
    }

    @Override
    public void read(JsonScanner json) throws IOException {
        activities.clear();
        collection = false;
        addresses = 0;
        problem = null;
        Activity single = new Activity();
        for (String field = json.currentName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "orderedItems", "items" -> readItems(json, field);
                case "first" -> readFirst(json);
                default -> single.readField(json, field);
            }
        }
        if (!collection) {
            activities.add(single);
        }
    }

    /** The first page of a collection, which may stand in it. */
    private void readFirst(JsonScanner json) throws IOException {
        if (JsonTokens.object(json)) {
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                if (field.equals("orderedItems") || field.equals("items")) {
                    readItems(json, field);
                } else {
                    JsonTokens.skip(json);
                }
            }
        }
    }

    private void readItems(JsonScanner json, String field) throws IOException {
        collection = true;
        if (!JsonTokens.array(json)) {
            problem = new Rejection(Reason.WRONG_TYPE, "The field \"" + field + "\" must be an array.");
            return;
        }
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            TooManyValues.check(activities.size());
            int start = json.start();
            if (token == JsonToken.START_OBJECT) {
                Activity activity = Activity.read(json);
                activity.start = start;
                activity.end = json.end();
                activities.add(activity);
            } else {
                json.skipChildren();
                addresses++;
            }
        }
    }

    @Override
    public void emit(Outcome outcome) throws Rejection {
        if (problem != null) {
            throw problem;
        }
        if (addresses > 0 && activities.isEmpty()) {
            throw new Rejection(
                    Reason.NO_TWEET_OTHER,
                    "A collection of " + addresses + " addresses, such as likes or bookmarks, no posts.");
        }
        for (Activity activity : activities) {
            if (collection) {
                outcome.part(activity.start + outcome.base(), activity.end + outcome.base());
            }
            try {
                emit(activity, outcome);
            } catch (Rejection rejection) {
                outcome.reject(rejection);
            }
        }
    }

    private void emit(Activity activity, Outcome outcome) throws Rejection {
        switch (activity.type) {
            case "Create", "Update" -> {
                if (activity.object == null) {
                    throw new Rejection(
                            Reason.MISSING_TEXT, "An activity that names a post by its address and does not hold it.");
                }
                if (POSTS.contains(activity.object.type)) {
                    emitPost(activity.object, activity, outcome);
                } else {
                    emit(activity.object, outcome);
                }
            }
            case "Announce" -> emitRepost(activity, outcome);
            case "Delete" -> emitDeletion(activity, outcome);
            case "Like", "EmojiReact", "Dislike" ->
                throw new Rejection(Reason.NO_TWEET_LIKES, "A like, no tweet.").withholdingPayload();
            case "Follow", "Accept", "Reject", "Block", "Person", "Service", "Application", "Organization", "Group" ->
                throw new Rejection(Reason.NO_TWEET_USERS, "An account, or an activity about one, no tweet.")
                        .withholdingPayload();
            case "ChatMessage", "EncryptedMessage" -> throw Rejection.notPublic();
            default -> {
                if (!POSTS.contains(activity.type)) {
                    throw new Rejection(Reason.NO_TWEET_OTHER, "An object of ActivityPub that is no post.")
                            .withholdingPayload();
                }
                emitPost(activity, null, outcome);
            }
        }
    }

    /** @param by the activity that publishes the post; null if the post stands alone */
    private void emitPost(Activity post, @Nullable Activity by, Outcome outcome) throws Rejection {
        if (post.type.equals("ChatMessage") || !post.isPublic(by)) {
            throw Rejection.notPublic();
        }
        if (post.name != null && post.content == null && post.repliedUri != null) {
            throw new Rejection(Reason.NO_TWEET_OTHER, "A vote in a poll, no tweet.").withholdingPayload();
        }
        if (post.actor == null && by != null) {
            post.actor = by.actor;
        }
        assembler.emit(drafts.draft(status(post), null), outcome);
    }

    private void emitRepost(Activity activity, Outcome outcome) throws Rejection {
        Activity original = activity.object;
        if (!activity.isPublic(null) || (original != null && original.isAddressed() && !original.isPublic(activity))) {
            throw Rejection.notPublic();
        }
        MastodonStatus repost = status(activity);
        repost.editedAt = null;
        if (original != null && original.content != null) {
            repost.reblog = status(original);
        } else {
            MastodonStatus address = new MastodonStatus();
            address.uri = original == null ? activity.objectUri : original.id;
            address.url = address.uri;
            address.isAddressOnly = true;
            address.account = accountOfPost(address.uri);
            if (StatusAddress.of(address.uri) == null) {
                throw new Rejection(Reason.WRONG_TYPE, "A repost without the address of what it reposts.");
            }
            repost.reblog = address;
        }
        assembler.emit(drafts.draft(repost, null), outcome);
    }

    private MastodonStatus status(Activity post) {
        MastodonStatus status = post.status();
        if (owner != null && owner.id().equals(post.actor)) {
            status.account = owner.account();
        }
        return status;
    }

    private static void emitDeletion(Activity activity, Outcome outcome) throws Rejection {
        StatusAddress address = StatusAddress.of(activity.object == null ? activity.objectUri : activity.object.id);
        if (address == null) {
            throw new Rejection(Reason.MISSING_ID, "A deletion without the address of the post.");
        }
        outcome.deletion(Platform.MASTODON, address.id(), null);
    }

    /** The author of a post of Mastodon, whom its address names; null for other software. */
    private static MastodonStatus.@Nullable Account accountOfPost(@Nullable String uri) {
        int statuses = uri == null ? -1 : uri.lastIndexOf("/statuses/");
        return uri == null || statuses < 0 ? null : account(uri.substring(0, statuses));
    }

    /**
     * The account that an actor's address names: {@code https://host/users/name}, {@code /@name}, {@code /u/name} ... Where the
     * last part of the path is a number that only the server knows, the number serves as the name.
     */
    static MastodonStatus.@Nullable Account account(@Nullable String actor) {
        String host = StatusAddress.host(actor);
        if (actor == null || host == null) {
            return null;
        }
        String name = actor.substring(actor.lastIndexOf('/') + 1);
        name = name.startsWith("@") ? name.substring(1) : name;
        if (name.isEmpty() || name.length() > 100 || !name.chars().allMatch(ActivityPubParser::isOfName)) {
            return null;
        }
        MastodonStatus.Account account = new MastodonStatus.Account();
        account.acct = name + '@' + host;
        account.url = actor;
        return account;
    }

    private static boolean isOfName(int c) {
        return (c < 0x80 && Character.isLetterOrDigit(c)) || c == '_' || c == '-' || c == '.';
    }

    /** An activity, or the object of one, unchecked. */
    private static final class Activity {
        private static final String PUBLIC = "https://www.w3.org/ns/activitystreams#Public";

        private String type = "";
        private @Nullable String id;
        private @Nullable String actor;
        private @Nullable String preferredUsername;
        private @Nullable String objectUri;
        private @Nullable Activity object;
        private @Nullable String published;
        private @Nullable String updated;
        private @Nullable String content;
        private @Nullable String summary;
        private @Nullable String name;
        private @Nullable String language;
        private @Nullable String url;
        private @Nullable String repliedUri;
        private @Nullable String quoteUri;
        private @Nullable String wrong;
        private final List<String> hashtags = new ArrayList<>(2);
        private final List<MastodonStatus.Account> mentions = new ArrayList<>(2);
        private boolean addressed;
        private boolean toEverybody;
        private boolean message;
        private int start = -1;
        private int end = -1;

        static Activity read(JsonScanner json) throws IOException {
            Activity activity = new Activity();
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                activity.readField(json, field);
            }
            return activity;
        }

        void readField(JsonScanner json, String field) throws IOException {
            switch (field) {
                case "type" -> type = orEmpty(firstString(json));
                case "id" -> id = JsonTokens.string(json);
                case "actor", "attributedTo" -> readActor(json);
                case "object" -> readObject(json);
                case "published" -> published = JsonTokens.string(json);
                case "updated" -> updated = JsonTokens.string(json);
                case "content" -> {
                    content = JsonTokens.string(json);
                    if (content == null && json.currentToken() != JsonToken.VALUE_NULL) {
                        wrong = field;
                    }
                }
                case "contentMap" -> readContents(json);
                case "summary" -> summary = JsonTokens.string(json);
                case "name" -> name = JsonTokens.string(json);
                case "url" -> url = firstLink(json);
                case "inReplyTo" -> repliedUri = firstLink(json);
                case "quote", "quoteUrl", "quoteUri", "_misskey_quote" -> {
                    String quoted = firstLink(json);
                    quoteUri = quoted == null ? quoteUri : quoted;
                }
                case "tag" -> readTags(json);
                case "to", "cc", "audience" -> readAddressees(json);
                case "bto", "bcc" -> {
                    addressed = true;
                    JsonTokens.skip(json);
                }
                case "directMessage" -> message |= Boolean.TRUE.equals(JsonTokens.flag(json));
                case "visibility" -> {
                    MastodonStatus status = new MastodonStatus();
                    status.visibility = JsonTokens.string(json);
                    message |= status.isPrivate();
                }
                default -> JsonTokens.skip(json);
            }
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }

        /** A string, or the first one of a list. */
        private static @Nullable String firstString(JsonScanner json) throws IOException {
            JsonToken token = json.nextToken();
            if (token == JsonToken.VALUE_STRING) {
                return json.getText();
            }
            @Nullable String first = null;
            if (token == JsonToken.START_ARRAY) {
                for (JsonToken element = json.nextToken(); element != JsonToken.END_ARRAY; element = json.nextToken()) {
                    if (first == null && element == JsonToken.VALUE_STRING) {
                        first = json.getText();
                    }
                    json.skipChildren();
                }
            } else {
                json.skipChildren();
            }
            return first;
        }

        /** An address, the {@code id} or {@code href} of an object, or the first of a list of these. */
        private static @Nullable String firstLink(JsonScanner json) throws IOException {
            JsonToken token = json.nextToken();
            if (token != JsonToken.START_ARRAY) {
                return link(json, token);
            }
            @Nullable String first = null;
            for (JsonToken element = json.nextToken(); element != JsonToken.END_ARRAY; element = json.nextToken()) {
                String link = link(json, element);
                first = first == null ? link : first;
            }
            return first;
        }

        private static @Nullable String link(JsonScanner json, JsonToken token) throws IOException {
            if (token == JsonToken.VALUE_STRING) {
                return json.getText();
            }
            @Nullable String link = null;
            if (token == JsonToken.START_OBJECT) {
                for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                    if (field.equals("href") || field.equals("id")) {
                        String value = JsonTokens.string(json);
                        link = value == null ? link : value;
                    } else {
                        JsonTokens.skip(json);
                    }
                }
            } else {
                json.skipChildren();
            }
            return link;
        }

        /** The address of the account, or the account. */
        private void readActor(JsonScanner json) throws IOException {
            JsonToken token = json.nextToken();
            if (token == JsonToken.START_OBJECT) {
                for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                    switch (field) {
                        case "id" -> actor = JsonTokens.string(json);
                        case "preferredUsername" -> preferredUsername = JsonTokens.string(json);
                        default -> JsonTokens.skip(json);
                    }
                }
            } else if (token == JsonToken.START_ARRAY) {
                for (JsonToken element = json.nextToken(); element != JsonToken.END_ARRAY; element = json.nextToken()) {
                    String link = link(json, element);
                    actor = actor == null ? link : actor;
                }
            } else if (token == JsonToken.VALUE_STRING) {
                actor = json.getText();
            }
        }

        private void readObject(JsonScanner json) throws IOException {
            JsonToken token = json.nextToken();
            if (token == JsonToken.START_OBJECT) {
                object = read(json);
            } else if (token == JsonToken.VALUE_STRING) {
                objectUri = json.getText();
            } else {
                json.skipChildren();
            }
        }

        /** The text by language, of which there is mostly one. */
        private void readContents(JsonScanner json) throws IOException {
            if (JsonTokens.object(json)) {
                for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                    language = language == null ? field : language;
                    String text = JsonTokens.string(json);
                    content = content == null ? text : content;
                }
            }
        }

        private void readTags(JsonScanner json) throws IOException {
            JsonToken token = json.nextToken();
            if (token == JsonToken.START_OBJECT) {
                readTag(json);
            } else if (token == JsonToken.START_ARRAY) {
                while (JsonTokens.nextObject(json)) {
                    readTag(json);
                }
            } else {
                json.skipChildren();
            }
        }

        private void readTag(JsonScanner json) throws IOException {
            @Nullable String kind = null;
            @Nullable String title = null;
            @Nullable String href = null;
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                switch (field) {
                    case "type" -> kind = JsonTokens.string(json);
                    case "name" -> title = JsonTokens.string(json);
                    case "href" -> href = JsonTokens.string(json);
                    default -> JsonTokens.skip(json);
                }
            }
            if ("Hashtag".equals(kind) && title != null) {
                hashtags.add(title.startsWith("#") ? title.substring(1) : title);
            } else if ("Mention".equals(kind)) {
                MastodonStatus.Account account = account(href);
                if (account == null) {
                    account = new MastodonStatus.Account();
                }
                if (title != null && title.lastIndexOf('@') > 0) {
                    account.acct = title.startsWith("@") ? title.substring(1) : title;
                }
                account.url = href;
                mentions.add(account);
            }
        }

        private void readAddressees(JsonScanner json) throws IOException {
            JsonToken token = json.nextToken();
            if (token == JsonToken.VALUE_STRING) {
                addressee(json.getText());
            } else if (token == JsonToken.START_ARRAY) {
                addressed = true;
                for (JsonToken element = json.nextToken(); element != JsonToken.END_ARRAY; element = json.nextToken()) {
                    if (element == JsonToken.VALUE_STRING) {
                        addressee(json.getText());
                    }
                    json.skipChildren();
                }
            } else {
                json.skipChildren();
            }
        }

        private void addressee(String text) {
            addressed = true;
            toEverybody |= text.equals(PUBLIC) || text.equals("as:Public") || text.equals("Public");
        }

        boolean isAddressed() {
            return addressed;
        }

        /** Whether everybody may read it: both it and the activity that publishes it say so, or one of them alone. */
        boolean isPublic(@Nullable Activity by) {
            if (message || (by != null && by.message)) {
                return false;
            }
            boolean said = addressed || (by != null && by.addressed);
            return said && (!addressed || toEverybody) && (by == null || !by.addressed || by.toEverybody);
        }

        /** As Mastodon's API would give it. */
        MastodonStatus status() {
            MastodonStatus status = new MastodonStatus();
            status.uri = id;
            status.url = url;
            status.createdAt = published;
            status.editedAt = updated != null && updated.equals(published) ? null : updated;
            status.content = content;
            status.spoiler =
                    summary == null ? "" : HtmlText.read(summary, false).text();
            status.language = language == null ? null : language.toLowerCase(Locale.ROOT);
            status.repliedUri = repliedUri;
            status.wrong = wrong;
            // Without a list the text is read.
            status.tags = hashtags.isEmpty() ? null : hashtags;
            status.mentions.addAll(mentions);
            status.account = account(actor);
            if (status.account != null && preferredUsername != null) {
                status.account.acct = preferredUsername + '@' + StatusAddress.host(actor);
            }
            if (quoteUri != null) {
                status.quoted = new MastodonStatus();
                status.quoted.uri = quoteUri;
                status.quoted.account = accountOfPost(quoteUri);
            }
            return status;
        }
    }
}
