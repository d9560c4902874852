package io.rounds.report.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.report.text.WebLink;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds a session from its document and the tweets that are read one by one.
 *
 * <p>Tweets of the session are those with one of its hashtags from its first tweet to its last. An edited tweet
 * represents all its versions, so that references to an earlier version are resolved. The text of a tweet is withheld
 * where the session's document or the tweet itself says that it may identify a patient.
 */
public final class SessionDetailsBuilder {
    private static final String REPOST = "repost";
    private static final String REPLY = "reply";
    private static final String CREATED_AT = "created_at";

    private final SessionDocument document;
    private final @Nullable SessionDocument previous;
    private final boolean withText;
    private final Set<String> tags;
    private final Set<String> flagged;
    private final Set<String> referenced = new LinkedHashSet<>();
    private final Participation participation = new Participation();
    private final Map<String, Integer> reposts = new HashMap<>();
    private final List<JsonNode> originals = new ArrayList<>();
    private final Map<String, JsonNode> byId = new HashMap<>();

    /** @param previous the previous session; null for the first */
    public SessionDetailsBuilder(SessionDocument document, @Nullable SessionDocument previous, boolean withText) {
        this.document = document;
        this.previous = previous;
        this.withText = withText;
        this.tags = new HashSet<>(document.tags());
        this.flagged = document.flaggedTweets();
        for (ChatQuestion question : document.questions()) {
            referenced.add(question.tweet());
            referenced.addAll(question.answers());
        }
        document.list("top_reposted")
                .forEach(top -> referenced.add(top.path("tweet").asText()));
    }

    public SessionDocument document() {
        return document;
    }

    /** Adds a tweet if it belongs to the session; in chronological order. */
    public void addIfInSession(JsonNode tweet) throws IOException {
        Instant at = SessionDocument.time(tweet, CREATED_AT);
        if (at.isBefore(document.firstTweetAt())
                || at.isAfter(document.lastTweetAt())
                || Collections.disjoint(SessionDocument.texts(tweet, "hashtags"), tags)) {
            return;
        }
        JsonNode author = tweet.path("author");
        participation.add(new Participation.Contribution(
                at,
                tweet.path("platform").asText() + ':' + author.path("id").asText(),
                author.has("followers") ? author.path("followers").asInt() : null));
        if (tweet.path("kind").asText().equals(REPOST)) {
            String of = SessionDocument.textOrNull(tweet, "repost_of");
            if (of != null) {
                reposts.merge(of, 1, Integer::sum);
            }
        } else {
            originals.add(tweet);
            index(tweet);
        }
    }

    /** Adds a tweet if the document refers to it, whatever its hashtags. */
    public void addIfReferenced(JsonNode tweet) {
        if (versions(tweet).stream().anyMatch(referenced::contains)) {
            index(tweet);
        }
    }

    private void index(JsonNode tweet) {
        versions(tweet).forEach(id -> byId.put(id, tweet));
    }

    private static List<String> versions(JsonNode tweet) {
        List<String> versions = new ArrayList<>(SessionDocument.texts(tweet, "replaces"));
        versions.add(tweet.path("id").asText());
        return versions;
    }

    /** Ids that the document refers to and that have not been added. */
    public Set<String> missing() {
        Set<String> missing = new LinkedHashSet<>(referenced);
        missing.removeAll(byId.keySet());
        return missing;
    }

    public SessionDetails build() {
        Set<JsonNode> placed = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Transcript.Discussion> discussions = new ArrayList<>();
        for (ChatQuestion question : document.questions()) {
            List<TranscriptTweet> answers = new ArrayList<>();
            for (String answer : question.answers()) {
                answers.add(place(answer, placed));
            }
            discussions.add(new Transcript.Discussion(question, place(question.tweet(), placed), answers));
        }
        List<TranscriptTweet> rest = originals.stream()
                .filter(tweet -> !placed.contains(tweet))
                .map(this::transcriptTweet)
                .toList();
        Map<String, TranscriptTweet> tweets = new HashMap<>();
        referenced.forEach(id -> tweets.put(id, transcriptTweet(id)));
        return new SessionDetails(
                document, previous, new Transcript(discussions, rest, participation.tweets()), participation, tweets);
    }

    private TranscriptTweet place(String id, Set<JsonNode> placed) {
        JsonNode tweet = byId.get(id);
        if (tweet != null) {
            placed.add(tweet);
        }
        return transcriptTweet(id);
    }

    private TranscriptTweet transcriptTweet(String id) {
        JsonNode tweet = byId.get(id);
        return tweet == null ? TranscriptTweet.missing(id, flagged.contains(id)) : transcriptTweet(tweet);
    }

    private TranscriptTweet transcriptTweet(JsonNode tweet) {
        List<String> versions = versions(tweet);
        boolean mayIdentify = versions.stream().anyMatch(flagged::contains)
                || !SessionDocument.texts(tweet, "confidentiality").isEmpty();
        return new TranscriptTweet(
                tweet.path("id").asText(),
                Instant.parse(tweet.path(CREATED_AT).asText()),
                mayIdentify ? null : WebLink.orNull(SessionDocument.textOrNull(tweet, "url")),
                tweet.path("author").path("handle").asText(),
                tweet.path("kind").asText().equals(REPLY),
                SessionDocument.texts(tweet, "labels"),
                versions.stream().mapToInt(id -> reposts.getOrDefault(id, 0)).sum(),
                withText && !mayIdentify ? tweet.path("text").asText() : null,
                mayIdentify);
    }
}
