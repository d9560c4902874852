package io.rounds.report.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.report.ReportReader;
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
 * Puts the tweets of one session in their places.
 *
 * <p>The session's own are those with one of its hashtags from its first tweet to its last. An edited tweet stands for all
 * its versions, so that what a document says of an earlier version is found. A text is withheld where the session's
 * document or the tweet says that it may identify a patient.
 */
final class ChatSessionBuilder {
    private static final String REPOST = "repost";
    private static final String REPLY = "reply";
    private static final String CREATED_AT = "created_at";

    private final SessionDocument chat;
    private final @Nullable SessionDocument previous;
    private final boolean withText;
    private final Set<String> tags;
    private final Set<String> flagged;
    private final Set<String> wanted = new LinkedHashSet<>();
    private final Participation crowd = new Participation();
    private final Map<String, Integer> reposts = new HashMap<>();
    private final List<JsonNode> originals = new ArrayList<>();
    private final Map<String, JsonNode> byId = new HashMap<>();

    /** @param previous the edition before; null for the first */
    ChatSessionBuilder(SessionDocument chat, @Nullable SessionDocument previous, boolean withText) {
        this.chat = chat;
        this.previous = previous;
        this.withText = withText;
        this.tags = new HashSet<>(chat.tags());
        this.flagged = chat.flaggedTweets();
        for (ChatQuestion question : chat.questions()) {
            wanted.add(question.tweet());
            wanted.addAll(question.answers());
        }
        chat.list("top_reposted").forEach(top -> wanted.add(top.path("tweet").asText()));
    }

    SessionDocument chat() {
        return chat;
    }

    /** Takes a tweet if it belongs to the session; in order of time. */
    void addIfItsOwn(JsonNode tweet) throws IOException {
        Instant at = SessionDocument.time(tweet, CREATED_AT);
        if (at.isBefore(chat.firstTweetAt())
                || at.isAfter(chat.lastTweetAt())
                || Collections.disjoint(ReportReader.texts(tweet, "hashtags"), tags)) {
            return;
        }
        JsonNode author = tweet.path("author");
        crowd.add(new Participation.Appearance(
                at,
                tweet.path("platform").asText() + ':' + author.path("id").asText(),
                author.has("followers") ? author.path("followers").asInt() : null));
        if (tweet.path("kind").asText().equals(REPOST)) {
            String of = ReportReader.textOrNull(tweet, "repost_of");
            if (of != null) {
                reposts.merge(of, 1, Integer::sum);
            }
        } else {
            originals.add(tweet);
            remember(tweet);
        }
    }

    /** Takes a tweet that the document names, whatever its hashtags. */
    void addNamed(JsonNode tweet) {
        if (versions(tweet).stream().anyMatch(wanted::contains)) {
            remember(tweet);
        }
    }

    private void remember(JsonNode tweet) {
        versions(tweet).forEach(id -> byId.put(id, tweet));
    }

    private static List<String> versions(JsonNode tweet) {
        List<String> versions = new ArrayList<>(ReportReader.texts(tweet, "replaces"));
        versions.add(tweet.path("id").asText());
        return versions;
    }

    /** Ids that the document names and that have not come. */
    Set<String> missing() {
        Set<String> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(byId.keySet());
        return missing;
    }

    ChatSession build() {
        Set<JsonNode> placed = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Transcript.Discussion> discussions = new ArrayList<>();
        for (ChatQuestion question : chat.questions()) {
            List<TranscriptTweet> answers = new ArrayList<>();
            for (String answer : question.answers()) {
                answers.add(place(answer, placed));
            }
            discussions.add(new Transcript.Discussion(question, place(question.tweet(), placed), answers));
        }
        List<TranscriptTweet> rest = originals.stream()
                .filter(tweet -> !placed.contains(tweet))
                .map(this::post)
                .toList();
        Map<String, TranscriptTweet> posts = new HashMap<>();
        wanted.forEach(id -> posts.put(id, post(id)));
        return new ChatSession(chat, previous, new Transcript(discussions, rest, crowd.tweets()), crowd, posts);
    }

    private TranscriptTweet place(String id, Set<JsonNode> placed) {
        JsonNode tweet = byId.get(id);
        if (tweet != null) {
            placed.add(tweet);
        }
        return post(id);
    }

    private TranscriptTweet post(String id) {
        JsonNode tweet = byId.get(id);
        return tweet == null ? TranscriptTweet.missing(id, flagged.contains(id)) : post(tweet);
    }

    private TranscriptTweet post(JsonNode tweet) {
        List<String> versions = versions(tweet);
        boolean mayIdentify = versions.stream().anyMatch(flagged::contains)
                || !ReportReader.texts(tweet, "confidentiality").isEmpty();
        return new TranscriptTweet(
                tweet.path("id").asText(),
                Instant.parse(tweet.path(CREATED_AT).asText()),
                mayIdentify ? null : WebLink.orNull(ReportReader.textOrNull(tweet, "url")),
                tweet.path("author").path("handle").asText(),
                tweet.path("kind").asText().equals(REPLY),
                ReportReader.texts(tweet, "labels"),
                versions.stream().mapToInt(id -> reposts.getOrDefault(id, 0)).sum(),
                withText && !mayIdentify ? tweet.path("text").asText() : null,
                mayIdentify);
    }
}
