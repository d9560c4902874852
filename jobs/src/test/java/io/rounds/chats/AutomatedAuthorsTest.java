package io.rounds.chats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.chats.sessions.ChatOptions;
import io.rounds.communities.Events;
import io.rounds.documents.DocumentSchemas;
import io.rounds.ingest.RecordParser;
import io.rounds.model.Document;
import io.rounds.model.Origin;
import io.rounds.model.Tweet;
import io.rounds.sink.TweetDocuments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** That an account is run by a program, and that a tweet may identify a patient, are two things. */
class AutomatedAuthorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-01-06T20:00:00Z");
    private static final String PLAIN = "Welcome to the chat";
    private static final String LABELLED = "Q1: how do you teach shock?";
    private static final String IDENTIFYING = "Saw a patient, MRN 1234567, today";

    @Test
    void aBotsPostIsNotFlaggedInTheChat() {
        assertThat(flagged(status(0, true, PLAIN))).isEmpty();
        assertThat(flagged(status(0, true, LABELLED))).isEmpty();
    }

    @Test
    void aBotsPostThatMayIdentifyAPatientIsFlaggedByItsRuleAlone() {
        assertThat(flagged(status(0, true, IDENTIFYING))).containsExactly("mrn");
    }

    @Test
    void anAuthorStaysAutomatedWhateverTheTweetIsMarkedWith() {
        for (String text : List.of(PLAIN, LABELLED, IDENTIFYING)) {
            JsonNode document = document(status(0, true, text));
            assertThat(document.at("/author/automated").asBoolean()).as(text).isTrue();
        }
        assertThat(document(status(0, true, PLAIN)).path("confidentiality")).isEmpty();
        assertThat(document(status(0, true, LABELLED)).path("labels")).hasToString("[\"Q1\"]");
        assertThat(document(status(0, true, IDENTIFYING)).path("confidentiality"))
                .hasToString("[\"mrn\"]");
    }

    @Test
    void anAuthorIsNotAutomatedWhereTheAccountSaysSo() {
        JsonNode author = document(status(0, false, PLAIN)).path("author");
        assertThat(author.has("automated")).isTrue();
        assertThat(author.path("automated").asBoolean()).isFalse();
    }

    /** The rules under {@code flagged} of a chat of six people in which this status is one of many. */
    private static List<String> flagged(String status) {
        List<Tweet> tweets = new ArrayList<>();
        tweets.add(tweet(status));
        for (int i = 1; i <= 30; i++) {
            tweets.add(tweet(status(i, false, "Answer number " + i)));
        }
        List<Chat> chats = List.copyOf(ChatDriver.chats(tweets, ChatOptions.standard(Events.NONE, Set.of()))
                .values());
        assertThat(chats).hasSize(1);
        Document document = ChatDocuments.of(new ChatRevision(chats.get(0).info().id(), 1, chats.get(0)));
        JsonNode flagged = json(document).path("flagged");
        return StreamSupport.stream(flagged.spliterator(), false)
                .map(one -> one.path("rule").asText())
                .toList();
    }

    private static JsonNode document(String status) {
        Document document = TweetDocuments.of(tweet(status));
        assertThat(DocumentSchemas.errors(document)).isEmpty();
        return json(document);
    }

    private static JsonNode json(Document document) {
        try {
            return JSON.readTree(Objects.requireNonNull(document.json()));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Tweet tweet(String status) {
        List<Tweet> tweets = new ArrayList<>();
        new RecordParser()
                .parse(
                        status.getBytes(UTF_8),
                        new Origin("test", START),
                        parsed -> tweets.add(ChatMarks.of(Objects.requireNonNull(parsed.tweet()))));
        assertThat(tweets).hasSize(1);
        return tweets.get(0);
    }

    /** The status of a minute of the chat, by one of six people. */
    private static String status(int number, boolean bot, String text) {
        int person = number % 6;
        return """
                {"id": "%1$d", "created_at": "%2$s", "visibility": "public", "content": "<p>%3$s</p>",
                 "uri": "https://med.example/users/p%4$d/statuses/%1$d", "url": "https://med.example/@p%4$d/%1$d",
                 "account": {"id": "%4$d", "acct": "p%4$d", "display_name": "P", "bot": %5$b, "url": "https://med.example/@p%4$d"},
                 "mentions": [], "tags": [{"name": "wardchat"}]}
                """.formatted(1000 + number, START.plusSeconds(60L * number), text + " #WardChat", person, bot);
    }
}
