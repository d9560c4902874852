package io.rounds.simulator.tweets;

import io.rounds.simulator.bytes.JsonBytes;
import io.rounds.simulator.people.Account;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages as the filtered stream of X API v2 sends them: {@code {"data": tweet, "includes": {"users": [...],
 * "tweets": [...]}, "matching_rules": [...]}}, with all fields and expansions requested.
 *
 * @see <a href="https://docs.x.com/x-api/posts/filtered-stream">Filtered stream</a>
 */
public final class PayloadWriter {
    private static final byte[] AUTHOR = JsonBytes.of("\"author_id\":\"");
    private static final byte[] CONVERSATION = JsonBytes.of("\",\"conversation_id\":\"");
    private static final byte[] CREATED = JsonBytes.of("\",\"created_at\":\"");
    private static final byte[] HISTORY = JsonBytes.of("\",\"edit_history_tweet_ids\":[\"");
    private static final byte[] ENTITIES = JsonBytes.of(",\"entities\":");
    private static final byte[] ID = JsonBytes.of(",\"id\":\"");
    private static final byte[] IN_REPLY_TO = JsonBytes.of(",\"in_reply_to_user_id\":\"");
    private static final byte[] LANGUAGE = JsonBytes.of(",\"lang\":\"");
    private static final byte[] METRICS =
            JsonBytes.of("\",\"possibly_sensitive\":false,\"public_metrics\":{\"retweet_count\":");
    private static final byte[] NO_METRICS = JsonBytes.of(
            ",\"reply_count\":0,\"like_count\":0,\"quote_count\":0,\"bookmark_count\":0,\"impression_count\":0},\"referenced_tweets\":[{\"type\":\"retweeted\",\"id\":\"");
    private static final byte[] TEXT = JsonBytes.of(",\"reply_settings\":\"everyone\",\"text\":\"");
    private static final byte[] USERS = JsonBytes.of("\"users\":[");
    private static final byte[] TWEETS = JsonBytes.of("],\"tweets\":[");
    private static final byte[] FOAMED_RULE = rule(1_998_000_000_000_000_001L, "foamed");
    private static final byte[] MEDED_RULE = rule(1_998_000_000_000_000_002L, "meded");
    private static final byte[] OTHER_RULE = rule(1_998_000_000_000_000_003L, "related");
    /** The entity of X's context annotations, by field. */
    private static final Map<String, String> FIELD_NAMES = Map.ofEntries(
            Map.entry("em", "Emergency medicine"),
            Map.entry("edu", "Medical education"),
            Map.entry("icu", "Intensive care"),
            Map.entry("im", "Internal medicine"),
            Map.entry("peds", "Pediatrics"),
            Map.entry("anaes", "Anesthesiology"),
            Map.entry("cardio", "Cardiology"),
            Map.entry("neph", "Nephrology"),
            Map.entry("id", "Infectious diseases"),
            Map.entry("neuro", "Neurology"),
            Map.entry("onc", "Oncology"),
            Map.entry("surg", "Surgery"),
            Map.entry("obgyn", "Obstetrics"),
            Map.entry("psych", "Psychiatry"),
            Map.entry("rad", "Radiology"),
            Map.entry("gp", "Family medicine"),
            Map.entry("tox", "Toxicology"));

    private final JsonBytes json = new JsonBytes();
    private final JsonBytes part = new JsonBytes();
    private final Map<String, byte[]> contexts = new HashMap<>();

    /** A writer with a buffer of its own. */
    public PayloadWriter() {
        FIELD_NAMES.forEach((field, name) -> contexts.put(field, context(name)));
    }

    private static byte[] rule(long id, String tag) {
        return JsonBytes.of("]},\"matching_rules\":[{\"id\":\"" + id + "\",\"tag\":\"" + tag + "\"}]}");
    }

    private static byte[] context(String name) {
        long id = 1_100_000_000_000_000_000L + Integer.toUnsignedLong(name.hashCode());
        return JsonBytes.of("\",\"context_annotations\":["
                + annotation(131, "Unified Twitter Taxonomy", "A taxonomy of user interests.", id, name)
                + "]");
    }

    private static String annotation(int domain, String name, String description, long id, String entity) {
        return "{\"domain\":{\"id\":\"" + domain + "\",\"name\":\"" + name + "\",\"description\":\"" + description
                + "\"},\"entity\":{\"id\":\"" + id + "\",\"name\":\"" + entity + "\",\"description\":\"" + entity
                + "\"}}";
    }

    /** Serializes a draft. {@code edited} is the version that it replaces; null for a first version. */
    public PostedTweet tweet(long id, PostDraft draft, long now, @Nullable PostedTweet edited) {
        PostedTweet reference = draft.reference();
        boolean reply = draft.kind() == PostDraft.Kind.REPLY && reference != null;
        long conversation = reply && reference != null ? reference.conversation() : id;
        part.clear().ascii("{");
        if (draft.text().hasPhoto()) {
            part.ascii("\"attachments\":{\"media_keys\":[\"3_").number(id).ascii("\"]},");
        }
        part.raw(AUTHOR).raw(draft.author().idBytes());
        byte[] context = contexts.get(draft.field());
        // A context's first character closes the author's id, and its last is a bracket.
        if (context != null) {
            part.raw(context).raw(CONVERSATION, 1);
        } else {
            part.raw(CONVERSATION);
        }
        part.number(conversation).raw(CREATED).time(now);
        part.raw(HISTORY);
        if (edited != null) {
            part.number(edited.id()).ascii("\",\"");
        }
        part.number(id).ascii("\"]");
        if (!draft.text().entities.isEmpty()) {
            part.raw(ENTITIES);
            draft.text().writeEntities(part, id, draft.author());
        }
        part.raw(ID).number(id).ascii("\"");
        if (reply && reference != null) {
            part.raw(IN_REPLY_TO).raw(reference.author().idBytes()).ascii("\"");
        }
        part.raw(LANGUAGE).ascii(draft.author().language()).raw(METRICS);
        byte[] head = part.toBytes();
        part.clear().ascii("}");
        if (reference != null) {
            part.ascii(",\"referenced_tweets\":[{\"type\":\"")
                    .ascii(reply ? "replied_to" : "quoted")
                    .ascii("\",\"id\":\"")
                    .number(reference.id())
                    .ascii("\"}]");
        }
        part.raw(TEXT).text(draft.text().raw).ascii("\"}");
        return new PostedTweet(id, draft.author(), draft.text(), now, conversation, head, part.toBytes());
    }

    /** The message that delivers a tweet. */
    public byte[] message(PostedTweet tweet, @Nullable PostedTweet reference, long now) {
        json.clear().ascii("{\"data\":");
        tweet.write(json);
        json.ascii(",\"includes\":{");
        if (tweet.text().hasPhoto()) {
            json.ascii("\"media\":[{\"height\":900,\"media_key\":\"3_")
                    .number(tweet.id())
                    .ascii("\",\"type\":\"photo\",\"url\":\"https://pbs.twimg.com/media/")
                    .number(tweet.id())
                    .ascii(".jpg\",\"width\":1600}],");
        }
        json.raw(USERS);
        tweet.author().write(json, now);
        users(tweet.text().mentioned, tweet.author(), reference == null ? null : reference.author(), now);
        if (reference != null) {
            json.raw(TWEETS);
            reference.write(json);
        }
        return json.raw(rule(tweet.tags())).toBytes();
    }

    private void users(List<Account> mentioned, Account author, @Nullable Account other, long now) {
        if (other != null && other.id() != author.id()) {
            json.ascii(",");
            other.write(json, now);
        }
        for (int i = 0; i < mentioned.size(); i++) {
            Account account = mentioned.get(i);
            boolean known = account.id() == author.id() || (other != null && account.id() == other.id());
            if (!known && mentioned.indexOf(account) == i) {
                json.ascii(",");
                account.write(json, now);
            }
        }
    }

    private static byte[] rule(List<String> tags) {
        return tags.contains("foamed") ? FOAMED_RULE : tags.contains("meded") ? MEDED_RULE : OTHER_RULE;
    }

    /** What all reposts of a tweet have in common, from its id's end to the end of its data. */
    byte[] repostBody(PostedTweet original) {
        TweetText text = original.repostText();
        part.clear().raw(NO_METRICS).number(original.id()).ascii("\"}]").raw(ENTITIES);
        text.writeEntities(part, original.id(), original.author());
        return part.raw(LANGUAGE)
                .ascii(original.author().language())
                .ascii("\",\"possibly_sensitive\":false")
                .raw(TEXT)
                .text(text.raw)
                .ascii("\"},\"includes\":{")
                .raw(USERS)
                .toBytes();
    }

    /** The message that brings a repost. */
    public byte[] repost(long id, Account author, PostedTweet original, long now) {
        byte[] body = original.repostBody(this);
        json.clear()
                .ascii("{\"data\":{")
                .raw(AUTHOR)
                .raw(author.idBytes())
                .raw(CONVERSATION)
                .number(id)
                .raw(CREATED)
                .time(now);
        json.raw(HISTORY);
        json.number(id)
                .ascii("\"]")
                .raw(ID)
                .number(id)
                .ascii("\",\"public_metrics\":{\"retweet_count\":")
                .number(original.reposts())
                .raw(body);
        author.write(json, now);
        users(original.text().mentioned, author, original.author(), now);
        json.raw(TWEETS);
        original.write(json);
        return json.raw(rule(original.tags())).toBytes();
    }

    /** The notice of a deletion, as the compliance stream of X API v2 sends it. */
    public byte[] deletion(long id, Account author, long now) {
        return json.clear()
                .ascii("{\"data\":{\"delete\":{\"tweet\":{\"id\":\"")
                .number(id)
                .ascii("\",\"author_id\":\"")
                .raw(author.idBytes())
                .ascii("\"},\"event_at\":\"")
                .time(now)
                .ascii("\"}}}")
                .toBytes();
    }

    /** The notice of a deletion, as the streams of X API v1.1 sent it. */
    public byte[] deletionOldStyle(long id, Account author, long now) {
        return json.clear()
                .ascii("{\"delete\":{\"status\":{\"id\":")
                .number(id)
                .ascii(",\"id_str\":\"")
                .number(id)
                .ascii("\",\"user_id\":")
                .raw(author.idBytes())
                .ascii(",\"user_id_str\":\"")
                .raw(author.idBytes())
                .ascii("\"},\"timestamp_ms\":\"")
                .number(now)
                .ascii("\"}}")
                .toBytes();
    }
}
