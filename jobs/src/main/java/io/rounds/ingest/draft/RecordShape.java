package io.rounds.ingest.draft;

import com.fasterxml.jackson.core.JsonToken;
import io.rounds.ingest.json.JsonScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of a record that was rejected say about it: whether it is of a known public format, so that its text may
 * be kept, and whether it is known to be private. A record that is neither is unknown, and its text is not kept either:
 * nobody can list all formats of private messages.
 *
 * <p>Public are records with the fields that only posts of X, Bluesky and the Fediverse have, provided that no field of a
 * message is among them, that no account in them is protected, and that all of them could be read. A record that is cut may
 * have lost what makes it private.
 *
 * <p>One pass over the record; only names and a few short values are looked at.
 */
final class RecordShape {
    /** The most names of fields that are kept. Tweets have some thirty at the top. */
    static final int MAX_FIELDS = 40;

    private static final int MAX_NAME = 40;
    /** Up to here a record is looked at. It is the size of the largest tweet. */
    private static final int MAX_BYTES = 1 << 20;
    /** The longest value that says something. */
    private static final int MAX_VALUE = 120;

    private static final String OTHER_NAME = "*";
    private static final String PUBLIC_COLLECTION = "https://www.w3.org/ns/activitystreams#Public";

    /** Fields that only messages to single people have, in any letter case. */
    private static final Set<String> OF_MESSAGES = Set.of(
            // X API v2, v1.1 and personal archives
            "dm_conversation_id",
            "dm_conversation",
            "dm_conversations",
            "dmconversation",
            "dm_event",
            "dm_events",
            "direct_message",
            "direct_messages",
            "directmessage",
            "directmessages",
            "direct_message_event",
            "direct_message_events",
            "message_create",
            "messagecreate",
            "sender_screen_name",
            "senderid",
            "recipient",
            "recipients",
            "recipient_id",
            "recipientid",
            "recipient_screen_name",
            "recipient_name",
            // Bluesky's chat, Mastodon, Pleroma, Messenger and Instagram
            "convoid",
            "encrypted_message",
            "pleroma_chat",
            "sender_name");

    private static final Set<String> PRIVATE_VISIBILITIES =
            Set.of("private", "direct", "specified", "followers", "limited", "mutuals_only", "list");
    private static final Set<String> PUBLIC_VISIBILITIES = Set.of("public", "unlisted", "home", "local");
    private static final Set<String> PRIVATE_TYPES = Set.of(
            "message_create",
            "messagecreate",
            "participantsjoin",
            "participantsleave",
            "chatmessage",
            "encryptedmessage");

    /** Fields that hold the post. */
    private static final Set<String> ENVELOPES = Set.of("data", "tweet", "payload", "commit", "post");

    /** Fields that only posts of X have. */
    private static final Set<String> OF_X = Set.of(
            "author_id",
            "edit_history_tweet_ids",
            "edit_controls",
            "public_metrics",
            "reply_settings",
            "matching_rules",
            "retweeted_status",
            "quoted_status",
            "extended_tweet",
            "display_text_range",
            "is_quote_status",
            "retweet_count",
            "favorite_count",
            "favorited",
            "in_reply_to_status_id",
            "in_reply_to_status_id_str",
            "user.screen_name");

    private final LinkedHashSet<String> fields = new LinkedHashSet<>();
    private final Set<String> names = new HashSet<>();
    private boolean whole;
    private boolean messages;
    private boolean restricted;
    private boolean openToAll;
    private boolean ofBluesky;

    private RecordShape() {}

    /** The shape of a part of these bytes, which need not be JSON. */
    static RecordShape of(byte[] record, int from, int to) {
        RecordShape shape = new RecordShape();
        int end = Math.min(to, from + MAX_BYTES);
        int start = from;
        while (start < end && record[start] <= ' ' && record[start] >= 0) {
            start++;
        }
        if (start == end || (record[start] != '{' && record[start] != '[')) {
            return shape;
        }
        try (JsonScanner json = JsonScanner.of(record, start, end)) {
            shape.read(json);
            shape.whole = end == to;
        } catch (IOException brokenOrCut) {
            // What came before says enough.
        }
        return shape;
    }

    private void read(JsonScanner json) throws IOException {
        // The fields that lead to the current object, of which only the first are of interest.
        List<@Nullable String> path = new ArrayList<>();
        @Nullable String name = null;
        for (JsonToken token = json.nextToken(); token != JsonToken.NOT_AVAILABLE; token = json.nextToken()) {
            switch (token) {
                case START_OBJECT -> path.add(name);
                case END_OBJECT -> name = path.remove(path.size() - 1);
                case FIELD_NAME -> {
                    String field = Objects.requireNonNull(json.currentName());
                    name = field;
                    name(field, path);
                }
                case VALUE_STRING -> {
                    if (name != null) {
                        string(json, name);
                    }
                }
                case VALUE_TRUE -> restricted |= "protected".equals(name) || "is_protected".equals(name);
                default -> {
                    // Numbers and the ends of lists say nothing.
                }
            }
        }
    }

    private void name(String name, List<@Nullable String> path) {
        messages |= isOfMessages(name);
        if (path.size() > 2) {
            return;
        }
        String outer = path.size() == 2 ? path.get(1) : null;
        if (fields.size() < MAX_FIELDS) {
            fields.add(outer == null ? shown(name) : shown(outer) + '.' + shown(name));
        }
        if (name.length() <= MAX_NAME && names.size() < 4 * MAX_FIELDS) {
            if (outer == null || ENVELOPES.contains(outer)) {
                names.add(name);
            } else if (name.equals("screen_name") && outer.equals("user")) {
                names.add("user.screen_name");
            }
        }
    }

    private void string(JsonScanner json, String name) throws IOException {
        if (json.getText().length() > MAX_VALUE) {
            return;
        }
        switch (name) {
            case "visibility" -> {
                String value = json.getText().toLowerCase(Locale.ROOT);
                messages |= PRIVATE_VISIBILITIES.contains(value);
                openToAll |= PUBLIC_VISIBILITIES.contains(value);
            }
            case "type", "event_type", "eventType" ->
                messages |= PRIVATE_TYPES.contains(json.getText().toLowerCase(Locale.ROOT));
            case "$type" -> {
                String type = json.getText();
                messages |= type.startsWith("chat.bsky.");
                ofBluesky |= type.startsWith("app.bsky.feed.") || type.startsWith("network.bsky.jetstream.");
            }
            case "to", "cc" -> openToAll |= json.getText().equals(PUBLIC_COLLECTION);
            case "uri" ->
                ofBluesky |=
                        json.getText().startsWith("at://") && json.getText().contains("/app.bsky.feed.");
            default -> {
                // Says nothing about who may read it.
            }
        }
    }

    /** Whether only messages to single people have a field of this name. */
    static boolean isOfMessages(String name) {
        return name.length() <= MAX_NAME && OF_MESSAGES.contains(name.toLowerCase(Locale.ROOT));
    }

    /** The names of the columns, if all of the cells of a header look like names; else none: it may be a row of data. */
    static List<String> columns(List<String> header) {
        List<String> columns = new ArrayList<>();
        for (String name : header) {
            if (!isColumnName(name.strip())) {
                return List.of();
            }
            if (columns.size() < MAX_FIELDS) {
                columns.add(name.strip());
            }
        }
        return columns;
    }

    private static boolean isColumnName(String name) {
        if (name.isEmpty()) {
            return true;
        }
        int words = 1;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            words += c == ' ' ? 1 : 0;
            if (!isOfName(c) && c != ' ' && c != '|' && c != '(' && c != ')') {
                return false;
            }
        }
        return name.length() <= MAX_NAME && words <= 5 && !Character.isDigit(name.charAt(0));
    }

    /** The name, unless it may be data: some files have names or numbers of people as names of fields. */
    private static String shown(String name) {
        boolean plain = !name.isEmpty() && name.length() <= MAX_NAME && !Character.isDigit(name.charAt(0));
        for (int i = 0; i < name.length() && plain; i++) {
            char c = name.charAt(i);
            plain = isOfName(c) || (i == 0 && (c == '@' || c == '#'));
        }
        return plain ? name : OTHER_NAME;
    }

    private static boolean isOfName(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '-'
                || c == '.'
                || c == ':'
                || c == '$';
    }

    /** The names of the fields, each once, in their order. */
    List<String> fields() {
        return List.copyOf(fields);
    }

    /** Whether it is known to be a message, or a post for followers or single people only. */
    boolean isPrivate() {
        return messages;
    }

    /** Whether it is known to be public, so that its text may be kept. */
    boolean isPublic() {
        return whole && !messages && !restricted && (isOfX() || isOfBluesky() || isOfFediverse());
    }

    private boolean isOfX() {
        if (names.contains("text") || names.contains("full_text")) {
            return !Collections.disjoint(OF_X, names);
        }
        return names.contains("tweet_count") || (names.contains("action") && names.contains("redacted_at"));
    }

    private boolean isOfBluesky() {
        return ofBluesky || (names.contains("did") && (names.contains("time_us") || names.contains("commit")));
    }

    private boolean isOfFediverse() {
        return openToAll && names.contains("content");
    }
}
