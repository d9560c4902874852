package io.rounds.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.documents.Indices;
import io.rounds.export.source.Condition;
import io.rounds.export.source.DocumentQuery;
import io.rounds.export.source.DocumentSource;
import io.rounds.export.source.Documents;
import io.rounds.export.source.NothingFoundException;
import io.rounds.export.source.ProgressListener;
import io.rounds.report.session.ChatSession;
import io.rounds.report.session.ChatSessionBuilder;
import io.rounds.report.session.MetricTotals;
import io.rounds.report.session.SessionDocument;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a report from documents: the sessions, the edition before each, and their tweets.
 *
 * <p>Tweets come by the hashtags and the time of the sessions in one go, then what is still missing of questions and
 * answers by id, because people answer without the hashtag, too. A source without tweets gives a report without texts,
 * links and sums of people.
 */
public final class ReportReader {
    static final String STARTED_AT = "started_at";

    private static final String CREATED_AT = "created_at";
    private static final String ID = "id";
    private static final int IDS_AT_ONCE = 1_000;
    private static final int REPORT_EVERY = 1_000;
    private static final int NAMED = 10;
    private static final List<String> TWEET_FIELDS = List.of(
            ID,
            "platform",
            "url",
            CREATED_AT,
            "kind",
            "author.id",
            "author.handle",
            "author.followers",
            "hashtags",
            "repost_of",
            "labels",
            "confidentiality",
            "replaces");
    private static final String TEXT = "text";

    private final DocumentSource source;
    private final ReportRequest request;
    private final Provenance provenance;
    private final ProgressListener progress;

    private ReportReader(DocumentSource source, ReportRequest request, Provenance provenance, ProgressListener progress) {
        this.source = source;
        this.request = request;
        this.provenance = provenance;
        this.progress = progress;
    }

    /**
     * Reads everything.
     *
     * @throws NothingFoundException when there is no such session; the message says what is there
     * @throws IOException when the source cannot be read
     */
    public static ChatReport read(DocumentSource source, ReportRequest request, Provenance provenance, ProgressListener progress)
            throws IOException {
        return new ReportReader(source, request, provenance, progress).read();
    }

    private ChatReport read() throws IOException {
        List<SessionDocument> chats = chats();
        Map<String, SessionDocument> last = editionsBefore(chats);
        List<ChatSessionBuilder> builders = new ArrayList<>();
        for (SessionDocument chat : chats) {
            builders.add(new ChatSessionBuilder(chat, last.get(chat.tag()), provenance.withText()));
            if (!chat.isLive()) {
                last.put(chat.tag(), chat);
            }
        }
        readTweets(builders);
        List<ChatSession> sessions = builders.stream().map(ChatSessionBuilder::build).toList();
        return new ChatReport(sessions, MetricTotals.of(sessions), provenance);
    }

    private List<SessionDocument> chats() throws IOException {
        List<SessionDocument> chats = new ArrayList<>();
        try (Documents documents = source.open(inOrder(request.conditions(), List.of()))) {
            for (JsonNode document = documents.next(); document != null; document = documents.next()) {
                chats.add(SessionDocument.of(document));
            }
        }
        if (!chats.isEmpty()) {
            return chats;
        }
        String others = request.isSession() ? otherSessions() : "";
        if (!others.isEmpty()) {
            throw new NothingFoundException(
                    "There is no session " + request.name() + ". Of #" + request.tag() + " there are: " + others);
        }
        throw NothingFoundException.of(source, Indices.CHATS, request.conditions());
    }

    private static DocumentQuery inOrder(List<Condition> conditions, List<String> without) {
        return new DocumentQuery(Indices.CHATS, conditions, List.of(), without, List.of(STARTED_AT, ID));
    }

    /** The latest sessions of the hashtag, where somebody named one that is not there. */
    private String otherSessions() throws IOException {
        List<String> ids = new ArrayList<>();
        DocumentQuery query = new DocumentQuery(
                Indices.CHATS, List.of(request.ofTag()), List.of(ID, STARTED_AT), List.of(), List.of(STARTED_AT, ID));
        try (Documents documents = source.open(query)) {
            for (JsonNode document = documents.next(); document != null; document = documents.next()) {
                ids.add(document.path(ID).asText());
            }
        }
        int left = Math.max(0, ids.size() - NAMED);
        return String.join(", ", ids.subList(left, ids.size())) + (left == 0 ? "" : " and " + left + " before");
    }

    /** By hashtag, the latest closed session before the first that was asked for. */
    private Map<String, SessionDocument> editionsBefore(List<SessionDocument> chats) throws IOException {
        Map<String, SessionDocument> before = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (SessionDocument chat : chats) {
            if (!seen.add(chat.tag())) {
                continue;
            }
            List<Condition> conditions = List.of(
                    new Condition.AnyOf("of the hashtag", List.of("tag"), List.of(chat.tag())),
                    new Condition.AnyOf("closed", List.of("status"), List.of("closed")),
                    new Condition.Between("earlier", STARTED_AT, null, chat.startedAt()));
            try (Documents documents = source.open(inOrder(conditions, List.of("pulse", "mentions", "links")))) {
                JsonNode last = null;
                for (JsonNode document = documents.next(); document != null; document = documents.next()) {
                    last = document;
                }
                if (last != null) {
                    before.put(chat.tag(), SessionDocument.of(last));
                }
            }
        }
        return before;
    }

    private void readTweets(List<ChatSessionBuilder> builders) throws IOException {
        try {
            readBySession(builders);
            readById(builders);
        } catch (NothingFoundException e) {
            // There is no index of tweets: the report says so in each transcript.
            progress.read(0, 0);
        }
    }

    private void readBySession(List<ChatSessionBuilder> builders) throws IOException {
        Set<String> tags = new LinkedHashSet<>();
        builders.forEach(builder -> tags.addAll(builder.chat().tags()));
        Instant from = builders.stream()
                .map(builder -> builder.chat().firstTweetAt())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant last = builders.stream()
                .map(builder -> builder.chat().lastTweetAt())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<Condition> conditions = List.of(
                new Condition.AnyOf("with the hashtags", List.of("hashtags"), List.copyOf(tags)),
                new Condition.Between("in the sessions", CREATED_AT, from, last.plusMillis(1)));
        long read = 0;
        try (Documents documents = source.open(tweets(conditions, List.of(CREATED_AT, ID)))) {
            for (JsonNode tweet = documents.next(); tweet != null; tweet = documents.next()) {
                for (ChatSessionBuilder builder : builders) {
                    builder.addIfItsOwn(tweet);
                }
                if (++read % REPORT_EVERY == 0) {
                    progress.read(read, documents.total());
                }
            }
        }
    }

    private void readById(List<ChatSessionBuilder> builders) throws IOException {
        Set<String> missing = new LinkedHashSet<>();
        builders.forEach(builder -> missing.addAll(builder.missing()));
        List<String> ids = List.copyOf(missing);
        for (int i = 0; i < ids.size(); i += IDS_AT_ONCE) {
            List<String> some = ids.subList(i, Math.min(ids.size(), i + IDS_AT_ONCE));
            Condition condition = new Condition.AnyOf("with the ids", List.of(ID, "replaces"), some);
            try (Documents documents = source.open(tweets(List.of(condition), List.of()))) {
                for (JsonNode tweet = documents.next(); tweet != null; tweet = documents.next()) {
                    for (ChatSessionBuilder builder : builders) {
                        builder.addNamed(tweet);
                    }
                }
            }
        }
    }

    private DocumentQuery tweets(List<Condition> conditions, List<String> order) {
        List<String> fields = new ArrayList<>(TWEET_FIELDS);
        List<String> without = new ArrayList<>();
        (provenance.withText() ? fields : without).add(TEXT);
        return new DocumentQuery(Indices.TWEETS, conditions, fields, without, order);
    }

    /** The texts of a tweet's field that is a list. */
    static List<String> texts(JsonNode tweet, String field) {
        return SessionDocument.texts(tweet.path(field));
    }

    /** A tweet's field; null where it has none. */
    static @Nullable String textOrNull(JsonNode tweet, String field) {
        return tweet.hasNonNull(field) ? tweet.path(field).asText() : null;
    }
}
