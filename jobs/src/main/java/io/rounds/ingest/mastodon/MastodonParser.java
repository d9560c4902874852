package io.rounds.ingest.mastodon;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonToken;
import io.rounds.ingest.draft.Assembler;
import io.rounds.ingest.draft.FormatParser;
import io.rounds.ingest.draft.Outcome;
import io.rounds.ingest.draft.RecordLimits;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.draft.TooManyValues;
import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.json.JsonSource;
import io.rounds.ingest.json.JsonTokens;
import io.rounds.model.Platform;
import io.rounds.model.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Mastodon and what speaks its API: statuses as REST gives them, one by one, as results of a search or as a thread; and
 * the messages of streaming, {@code {"stream": [...], "event": "update", "payload": "{...}"}}.
 *
 * <p>A status is identified by its {@link StatusAddress}, an account by {@code name@host}: both are the same whichever
 * server was read. Where a server gives only its own ids (the status that is answered, the status that was deleted), they
 * are resolved only for statuses of that same server. Its host comes from the message's {@code host}, which a reader may
 * add, from an option, or from one of the server's own statuses. A deletion may also have the {@code uri} of the status.
 *
 * <p>What is not public is rejected, and its content is not kept.
 */
public final class MastodonParser implements FormatParser {
    private final Assembler assembler;
    private final JsonSource source;
    private final StatusDrafts drafts;
    private final @Nullable String usualHost;
    private @Nullable String envelopeHost;
    private final List<MastodonStatus> statuses = new ArrayList<>();
    private boolean page;
    private @Nullable String event;
    private @Nullable String payload;
    private @Nullable String host;
    private @Nullable String uri;
    private boolean notification;
    private boolean conversation;
    private @Nullable Rejection problem;

    /**
     * Creates a parser.
     *
     * @param usualHost the server that was read, for records that do not name it
     * @param source opens the texts that hold a status
     */
    public MastodonParser(Assembler assembler, RecordLimits limits, @Nullable String usualHost, JsonSource source) {
        this.assembler = assembler;
        this.source = source;
        this.drafts = new StatusDrafts(assembler, limits);
        this.usualHost = usualHost;
    }

    /** Sets the server from which the records that come next were read; null for the usual one. */
    public void setHost(@Nullable String readFrom) {
        envelopeHost = readFrom;
    }

    @Override
    public void read(JsonScanner json) throws IOException {
        statuses.clear();
        page = false;
        event = null;
        payload = null;
        host = envelopeHost == null ? usualHost : envelopeHost;
        uri = null;
        notification = false;
        conversation = false;
        problem = null;
        boolean message = false;
        @Nullable MastodonStatus single = null;
        for (String field = json.currentName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "event" -> {
                    message = true;
                    event = JsonTokens.string(json);
                }
                case "payload" -> {
                    message = true;
                    readPayload(json);
                }
                case "stream" -> {
                    message = true;
                    JsonTokens.skip(json);
                }
                case "host" -> readHost(json);
                case "statuses", "ancestors", "descendants" -> readPage(json, field);
                case "accounts" -> {
                    page = true;
                    JsonTokens.skip(json);
                }
                case "last_status", "unread" -> {
                    conversation = true;
                    JsonTokens.skip(json);
                }
                case "status" -> {
                    notification = true;
                    JsonTokens.skip(json);
                }
                default -> {
                    if (single == null) {
                        single = new MastodonStatus();
                    }
                    single.readField(json, field);
                }
            }
        }
        if (message) {
            uri = single == null ? null : single.uri;
            readText();
        } else if (single != null && !page) {
            statuses.add(single);
        }
    }

    /** In a message the payload is a text that holds JSON; clients have often unpacked it. */
    private void readPayload(JsonScanner json) throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.START_OBJECT) {
            statuses.add(MastodonStatus.read(json));
        } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
            payload = json.getText();
        } else {
            json.skipChildren();
        }
    }

    private void readText() throws IOException {
        if (payload == null || !isStatus()) {
            return;
        }
        byte[] bytes = payload.getBytes(UTF_8);
        try (JsonScanner json = source.open(bytes, 0, bytes.length)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                statuses.add(MastodonStatus.read(json));
            } else {
                json.skipChildren();
            }
            JsonTokens.nothingMore(json);
        }
    }

    private boolean isStatus() {
        return "update".equals(event) || "status.update".equals(event);
    }

    private void readHost(JsonScanner json) throws IOException {
        String named = JsonTokens.string(json);
        if (named != null && StatusAddress.isHost(named.toLowerCase(Locale.ROOT))) {
            host = named.toLowerCase(Locale.ROOT);
        }
    }

    private void readPage(JsonScanner json, String field) throws IOException {
        page = true;
        if (!JsonTokens.array(json)) {
            problem = new Rejection(Reason.WRONG_TYPE, "The field \"" + field + "\" must be an array.");
            return;
        }
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            TooManyValues.check(statuses.size());
            int start = json.start();
            MastodonStatus status = new MastodonStatus();
            if (token == JsonToken.START_OBJECT) {
                status = MastodonStatus.read(json);
            } else {
                json.skipChildren();
                status.wrong = "statuses";
            }
            status.start = start;
            status.end = json.end();
            statuses.add(status);
        }
    }

    @Override
    public boolean misfits() {
        if (page || notification || event != null || payload != null || problem != null || statuses.size() != 1) {
            return false;
        }
        MastodonStatus status = statuses.get(0);
        return !status.profile && status.visibility == null && status.uri == null;
    }

    @Override
    public void emit(Outcome outcome) throws Rejection {
        if (event != null || payload != null) {
            emitMessage(outcome);
            return;
        }
        if (problem != null) {
            throw problem;
        }
        if (conversation) {
            throw Rejection.notPublic();
        }
        if (notification) {
            throw otherEvent("notification");
        }
        if (statuses.isEmpty() && !page) {
            throw new Rejection(Reason.UNKNOWN_FORMAT, "A message of Mastodon's streaming without an \"event\".");
        }
        for (MastodonStatus status : statuses) {
            if (page) {
                outcome.part(status.start + outcome.base(), status.end + outcome.base());
            }
            emit(status, outcome);
        }
    }

    private void emitMessage(Outcome outcome) throws Rejection {
        if (event == null) {
            throw new Rejection(Reason.UNKNOWN_FORMAT, "A message of Mastodon's streaming without an \"event\".");
        }
        switch (event) {
            case "update", "status.update" -> {
                if (statuses.isEmpty()) {
                    throw new Rejection(
                            Reason.WRONG_TYPE,
                            "The \"payload\" of \"" + event + "\" must be a status written as JSON.");
                }
                emit(statuses.get(0), outcome);
            }
            case "delete" -> outcome.deletion(Platform.MASTODON, deleted(), null);
            case "notification",
                    "conversation",
                    "filters_changed",
                    "announcement",
                    "announcement.reaction",
                    "announcement.delete",
                    "encrypted_message",
                    "notifications_merged" -> throw otherEvent(event);
            default -> throw new Rejection(Reason.UNKNOWN_FORMAT, "An unknown \"event\" of Mastodon's streaming.");
        }
    }

    /** Notifications and conversations may hold what is not public. */
    private static Rejection otherEvent(String name) {
        return new Rejection(
                        Reason.NO_TWEET_OTHER, "A message about something else than a status (" + name + "), no tweet.")
                .withholdingPayload();
    }

    private String deleted() throws Rejection {
        if (payload == null) {
            throw new Rejection(Reason.MISSING_ID, "A deletion without the id of the status.");
        }
        StatusAddress address = StatusAddress.of(uri);
        if (address == null && host != null) {
            address = StatusAddress.of("https://" + host + '/' + payload);
        }
        if (address == null) {
            throw new Rejection(
                    Reason.MISSING_ID,
                    "A deletion names only the server's own id: say which server was read (--mastodon-host,"
                            + " or \"host\" in the message).");
        }
        return address.id();
    }

    private void emit(MastodonStatus status, Outcome outcome) throws Rejection {
        if (status.profile && status.content == null) {
            outcome.reject(new Rejection(Reason.NO_TWEET_USERS, "An account, no tweet."));
            return;
        }
        if (status.isPrivate() || (status.reblog != null && status.reblog.isPrivate())) {
            outcome.reject(Rejection.notPublic());
            return;
        }
        assembler.emit(drafts.draft(status, host), outcome);
    }
}
