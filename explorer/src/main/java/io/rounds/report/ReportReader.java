package io.rounds.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.documents.Indices;
import io.rounds.export.source.Condition;
import io.rounds.export.source.DocumentQuery;
import io.rounds.export.source.DocumentSource;
import io.rounds.export.source.Documents;
import io.rounds.export.source.NothingFoundException;
import io.rounds.export.source.ProgressListener;
import io.rounds.report.session.MetricTotals;
import io.rounds.report.session.SessionDetails;
import io.rounds.report.session.SessionDetailsBuilder;
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

/**
 * Reads the data of a report: the sessions, the previous session of each, and their tweets.
 *
 * <p>One query reads the tweets with the hashtags of the sessions in their time range; another reads by id the
 * questions and answers that are still missing, because people also answer without the hashtag. A source without tweets
 * gives a report without text, links and totals of participants.
 */
public final class ReportReader {
    static final String STARTED_AT = "started_at";

    private static final String CREATED_AT = "created_at";
    private static final String ID = "id";
    private static final int ID_BATCH = 1_000;
    private static final int PROGRESS_INTERVAL = 1_000;
    private static final int MAX_LISTED_SESSIONS = 10;
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

    private ReportReader(
            DocumentSource source, ReportRequest request, Provenance provenance, ProgressListener progress) {
        this.source = source;
        this.request = request;
        this.provenance = provenance;
        this.progress = progress;
    }

    /**
     * Reads the data of a report.
     *
     * @throws NothingFoundException when there is no such session; the message lists those that exist
     * @throws IOException when the source cannot be read
     */
    public static ChatReport read(
            DocumentSource source, ReportRequest request, Provenance provenance, ProgressListener progress)
            throws IOException {
        return new ReportReader(source, request, provenance, progress).read();
    }

    private ChatReport read() throws IOException {
        List<SessionDocument> chats = chats();
        Map<String, SessionDocument> last = previousSessions(chats);
        List<SessionDetailsBuilder> builders = new ArrayList<>();
        for (SessionDocument chat : chats) {
            builders.add(new SessionDetailsBuilder(chat, last.get(chat.tag()), provenance.withText()));
            if (!chat.isLive()) {
                last.put(chat.tag(), chat);
            }
        }
        readTweets(builders);
        List<SessionDetails> sessions =
                builders.stream().map(SessionDetailsBuilder::build).toList();
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
            throw new NothingFoundException("There is no session " + request.name() + ". The sessions of #"
                    + request.tag() + " are: " + others);
        }
        throw NothingFoundException.of(source, Indices.CHATS, request.conditions());
    }

    private static DocumentQuery inOrder(List<Condition> conditions, List<String> without) {
        return new DocumentQuery(Indices.CHATS, conditions, List.of(), without, List.of(STARTED_AT, ID));
    }

    /** The ids of the latest sessions of the hashtag. */
    private String otherSessions() throws IOException {
        List<String> ids = new ArrayList<>();
        DocumentQuery query = new DocumentQuery(
                Indices.CHATS, List.of(request.ofTag()), List.of(ID, STARTED_AT), List.of(), List.of(STARTED_AT, ID));
        try (Documents documents = source.open(query)) {
            for (JsonNode document = documents.next(); document != null; document = documents.next()) {
                ids.add(document.path(ID).asText());
            }
        }
        int left = Math.max(0, ids.size() - MAX_LISTED_SESSIONS);
        return String.join(", ", ids.subList(left, ids.size())) + (left == 0 ? "" : " and " + left + " earlier");
    }

    /** By hashtag, the latest closed session before the first requested one. */
    private Map<String, SessionDocument> previousSessions(List<SessionDocument> chats) throws IOException {
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

    private void readTweets(List<SessionDetailsBuilder> builders) throws IOException {
        try {
            readBySession(builders);
            readById(builders);
        } catch (NothingFoundException e) {
            // There is no index of tweets; each transcript says so.
            progress.read(0, 0);
        }
    }

    private void readBySession(List<SessionDetailsBuilder> builders) throws IOException {
        Set<String> tags = new LinkedHashSet<>();
        builders.forEach(builder -> tags.addAll(builder.document().tags()));
        Instant from = builders.stream()
                .map(builder -> builder.document().firstTweetAt())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant last = builders.stream()
                .map(builder -> builder.document().lastTweetAt())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<Condition> conditions = List.of(
                new Condition.AnyOf("with the hashtags", List.of("hashtags"), List.copyOf(tags)),
                new Condition.Between("in the sessions", CREATED_AT, from, last.plusMillis(1)));
        long read = 0;
        try (Documents documents = source.open(tweets(conditions, List.of(CREATED_AT, ID)))) {
            for (JsonNode tweet = documents.next(); tweet != null; tweet = documents.next()) {
                for (SessionDetailsBuilder builder : builders) {
                    builder.addIfInSession(tweet);
                }
                if (++read % PROGRESS_INTERVAL == 0) {
                    progress.read(read, documents.total());
                }
            }
        }
    }

    private void readById(List<SessionDetailsBuilder> builders) throws IOException {
        Set<String> missing = new LinkedHashSet<>();
        builders.forEach(builder -> missing.addAll(builder.missing()));
        List<String> ids = List.copyOf(missing);
        for (int i = 0; i < ids.size(); i += ID_BATCH) {
            List<String> some = ids.subList(i, Math.min(ids.size(), i + ID_BATCH));
            Condition condition = new Condition.AnyOf("with the ids", List.of(ID, "replaces"), some);
            try (Documents documents = source.open(tweets(List.of(condition), List.of()))) {
                for (JsonNode tweet = documents.next(); tweet != null; tweet = documents.next()) {
                    for (SessionDetailsBuilder builder : builders) {
                        builder.addIfReferenced(tweet);
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
}
