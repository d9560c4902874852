package io.rounds.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.ingest.Parsing;
import io.rounds.ingest.ReadingDefaults;
import io.rounds.ingest.RecordParser;
import io.rounds.model.Hashtag;
import io.rounds.model.Kind;
import io.rounds.model.Parsed;
import io.rounds.model.Reason;
import io.rounds.model.Tweet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of tables as JSON, of people who do not exist. */
class JsonRowsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Datetime\":\"2021-05-01 10:00:00+00:00\",\"Tweet Id\":1388000000000009101,\"Text\":\"Bougie #FOAMed\",\"Username\":\"alice_md\"}",
                "{\"Datetime\":1619863200000,\"Tweet Id\":\"1388000000000009101\",\"Text\":\"Bougie #FOAMed\",\"Username\":\"alice_md\"}",
                "{\"tweet_id\":\"1388000000000009101\",\"created_at\":\"2021-05-01 10:00:00\",\"screen_name\":\"alice_md\",\"text\":\"Bougie #FOAMed\"}",
                "{\"status_id\":\"1388000000000009101\",\"created_at\":\"2021-05-01T10:00:00Z\",\"screen_name\":\"alice_md\",\"text\":\"Bougie #FOAMed\",\"is_retweet\":false}"
            })
    void aRowIsReadByTheNamesOfItsColumns(String row) {
        Tweet tweet = Parsing.tweet(row);

        assertThat(tweet.id()).isEqualTo("x:1388000000000009101");
        assertThat(tweet.createdAt()).isEqualTo("2021-05-01T10:00:00Z");
        assertThat(tweet.author().handle()).isEqualTo("alice_md");
        assertThat(tweet.hashtags()).extracting(Hashtag::tag).containsExactly("foamed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tweet_id", "status_id"})
    void theFormatIsNamedWithoutALayoutThatTheRowsDoNotHave(String id) {
        RecordParser parser = Parsing.parser(ReadingDefaults.NONE);
        parser.parse(
                ("{\"" + id
                                + "\":\"1388000000000009101\",\"created_at\":\"2021-05-01 10:00:00\",\"screen_name\":\"alice_md\","
                                + "\"text\":\"x\"}")
                        .getBytes(StandardCharsets.UTF_8),
                Parsing.ORIGIN,
                parsed -> {});

        assertThat(parser.format()).endsWith("rows of a table").doesNotContain("CSV");
    }

    @Test
    void messagesWithTheSameFieldsAreNoTweets() {
        List<Parsed> results = Parsing.parse(
                "{\"id\":\"1388000000000009101\",\"timestamp\":\"2021-05-01T10:00:00Z\",\"author\":\"alice_md\",\"content\":\"SECRET\"}");

        assertThat(results).allSatisfy(result -> assertThat(result.tweet()).isNull());
        assertThat(results.toString()).doesNotContain("SECRET");
    }

    @Test
    void aRowWithARecipientIsPrivate() {
        List<Parsed> results = Parsing.parse(
                "{\"tweet_id\":\"1388000000000009101\",\"created_at\":\"2021-05-01T10:00:00Z\",\"screen_name\":\"alice_md\",\"recipient_id\":\"7\",\"text\":\"SECRET\"}");

        assertThat(results).allSatisfy(result -> assertThat(result.tweet()).isNull());
        assertThat(results.toString()).doesNotContain("SECRET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1.3880000000000001e18,\"created_at\":\"2021-05-01T10:00:00.000Z\",\"author_id\":\"9001\",\"text\":\"Bougie #FOAMed\"}",
                "{\"id\":1388000000000000100.0,\"created_at\":\"Sat May 01 10:00:00 +0000 2021\",\"user\":{\"screen_name\":\"9001\"},\"text\":\"Bougie #FOAMed\"}",
                "{\"tweet_id\":\"1.388E+18\",\"created_at\":\"2021-05-01 10:00:00\",\"screen_name\":\"9001\",\"text\":\"Bougie #FOAMed\"}"
            })
    void anIdThatHasLostDigitsIsNoneAndTheSameInEveryLayout(String row) {
        Tweet tweet = Parsing.tweet(row);

        assertThat(tweet.id())
                .isEqualTo(Parsing.tweet("{\"id\":1e18,\"created_at\":\"2021-05-01T10:00:00.000Z\","
                                + "\"author_id\":\"9001\",\"text\":\"Bougie #FOAMed\"}")
                        .id());
        assertThat(tweet.id()).matches("x:rounds-[0-9a-f]{16}");
        assertThat(tweet.url()).isNull();
    }

    @Test
    void anIdThatIsExactAsAFloatingPointNumberStaysOne() {
        assertThat(Parsing.tweet(
                                "{\"id\":7.0,\"created_at\":\"2021-05-01T10:00:00.000Z\",\"author_id\":\"9001\",\"text\":\"x\"}")
                        .id())
                .isEqualTo("x:7");
    }

    @Test
    void anAnswerToATweetWhoseIdIsLostIsStillAnAnswer() {
        Tweet tweet = Parsing.tweet("{\"id\":1388000000000009101,\"created_at\":\"Sat May 01 10:00:00 +0000 2021\","
                + "\"in_reply_to_status_id\":1.388e18,\"user\":{\"screen_name\":\"alice_md\"},\"text\":\"x\"}");

        assertThat(tweet.kind()).isEqualTo(Kind.REPLY);
        assertThat(tweet.relations().replyTo()).isNull();
    }

    @Test
    void anIdThatIsNoNumberIsOfTheWrongType() {
        assertThat(
                        Parsing.parse(
                                "{\"id\":5.5,\"created_at\":\"2021-05-01T10:00:00.000Z\",\"author_id\":\"9001\",\"text\":\"x\"}"))
                .singleElement()
                .satisfies(result -> assertThat(result.rejected().reason()).isEqualTo(Reason.WRONG_TYPE));
    }
}
