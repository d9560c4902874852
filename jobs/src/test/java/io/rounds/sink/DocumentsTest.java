package io.rounds.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.documents.DocumentSchemas;
import io.rounds.documents.Indices;
import io.rounds.model.Deletion;
import io.rounds.model.Document;
import io.rounds.model.Tweet;
import io.rounds.trends.Tweets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    @Test
    void aTweetWithEverythingBecomesAValidDocumentWithEverything() {
        Tweet tweet = SinkSamples.fullTweet();
        Document document = TweetDocuments.of(tweet);

        assertThat(DocumentSchemas.errors(document)).isEmpty();
        assertThat(document.version()).isBetween(2L, Document.FINAL_VERSION - 1);
        assertThat(document.at()).isEqualTo(SinkSamples.AT);
        JsonNode json = json(document);
        assertThat(json.size()).isEqualTo(24);
        assertThat(json.path("text").asText()).isEqualTo(tweet.text());
        assertThat(json.path("created_at").asText()).isEqualTo("2026-11-21T20:15:30Z");
        assertThat(json.at("/author/name").asText()).isEqualTo("Emma \"ER\" 🚑\n");
        assertThat(json.at("/author").size()).isEqualTo(8);
        assertThat(json.at("/hashtags")).hasToString("[\"foamed\",\"sepsis\"]");
        assertThat(json.at("/links/0/doi").asText()).isEqualTo("10.1056/nejmoa2021436");
        assertThat(json.at("/links/1/content_id").asText()).isEqualTo("youtube:dQw4w9WgXcQ");
    }

    @Test
    void aBareTweetLeavesOutWhatItHasNot() {
        Document document = TweetDocuments.of(SinkSamples.bareTweet("mastodon:med-mastodon.com/1"));

        assertThat(DocumentSchemas.errors(document)).isEmpty();
        assertThat(document.json()).doesNotContain("null").doesNotContain("reply_to");
        assertThat(json(document).path("links").isArray()).isTrue();
    }

    @Test
    void theSchemaFindsWhatIsWrong() {
        ObjectNode json = (ObjectNode) json(TweetDocuments.of(SinkSamples.fullTweet()));
        json.put("surprise", 1).put("created_at", "yesterday").remove("kind");

        assertThat(DocumentSchemas.errors(Indices.TWEETS, json.toString())).hasSize(3);
    }

    @Test
    void aDeletionRemovesTheTweetFromEveryPeriodForGood() {
        assertThat(TweetDocuments.removal(new Deletion("x:123", SinkSamples.AT)))
                .isEqualTo(new Document("tweets", "x:123", Document.FINAL_VERSION, null, null));
    }

    @Test
    void anEditTakesThePlaceOfTheEarlierVersionInEveryPeriod() {
        Tweet first = SinkSamples.bareTweet("mastodon:med-mastodon.com/1").withCommunities(List.of("foamed"));
        Tweet edited = Tweets.edit(first, List.of(), SinkSamples.AT.plusSeconds(60));

        List<Document> documents = TweetDocuments.ofEdit(edited);

        assertThat(documents).hasSize(2);
        assertThat(documents.get(0).at()).isNull();
        assertThat(documents.get(0).json()).isNull();
        assertThat(documents.get(0).version())
                .isGreaterThan(TweetDocuments.of(first).version());
        assertThat(documents.get(1).version()).isGreaterThan(documents.get(0).version());
        assertThat(documents.get(1).json()).contains("\"edited_at\":\"2026-11-21T20:16:30Z\"");
        assertThat(DocumentSchemas.errors(documents.get(1))).isEmpty();
    }

    @Test
    void anEditThatLeavesAllCommunitiesLeavesTheResultsUntilALaterOneComesBack() {
        Tweet edited = Tweets.edit(
                SinkSamples.bareTweet("mastodon:med-mastodon.com/1"), List.of(), SinkSamples.AT.plusSeconds(60));
        Tweet again = Tweets.edit(edited.withCommunities(List.of("foamed")), List.of(), SinkSamples.AT.plusSeconds(61));

        assertThat(TweetDocuments.ofEdit(edited)).singleElement().satisfies(document -> {
            assertThat(document.json()).isNull();
            assertThat(document.version()).isLessThan(TweetDocuments.of(again).version());
        });
    }

    @Test
    void anEditWithAnIdOfItsOwnIsADocumentOfItsOwn() {
        Tweet edited = SinkSamples.fullTweet();

        assertThat(TweetDocuments.ofEdit(edited)).containsExactly(TweetDocuments.of(edited));
        assertThat(TweetDocuments.ofEdit(edited.withCommunities(List.of()))).isEmpty();
    }

    @Test
    void aRejectionBecomesAValidDocument() {
        Document document = RejectedDocuments.of(SinkSamples.rejected("tweets/0/17"));

        assertThat(DocumentSchemas.errors(document)).isEmpty();
        assertThat(document.version()).isEqualTo(1);
        assertThat(document.at()).isEqualTo(SinkSamples.AT);
        assertThat(json(document).path("reason").asText()).isEqualTo("broken_json");
        assertThat(json(document).path("payload").asText()).isEqualTo("{\"a\": \n");
    }

    @Test
    void aTrendWithoutARankSaysSo() {
        Document document = SinkSamples.trend("all-1h", 7, SinkSamples.AT);

        assertThat(DocumentSchemas.errors(document)).isEmpty();
        assertThat(json(document).get("unusual_rank").isNull()).isTrue();
    }

    @Test
    void anIdTooLongForElasticsearchIsCutButStaysUnique() {
        String path = "/archive/" + "ä🩺".repeat(200);
        Document first = RejectedDocuments.of(SinkSamples.rejected("a" + path + ":17"));
        Document second = RejectedDocuments.of(SinkSamples.rejected("b" + path + ":17"));

        assertThat(first.id().getBytes(UTF_8)).hasSizeLessThanOrEqualTo(512);
        assertThat(first.id()).endsWith(":17").isNotEqualTo(second.id());
        assertThat(DocumentSchemas.errors(first)).isEmpty();
        assertThat(json(first).path("origin").asText()).isEqualTo("a" + path + ":17");
    }

    @Test
    void aDocumentBelongsToTheMonthOfItsTime() {
        assertThat(Indices.physical("trends", SinkSamples.AT)).isEqualTo("rounds-trends-2026.11");
        assertThat(Indices.physical("links", null)).isEqualTo("rounds-links");
    }

    private static JsonNode json(Document document) {
        return DocumentSchemas.parse(Objects.requireNonNull(document.json()));
    }
}
