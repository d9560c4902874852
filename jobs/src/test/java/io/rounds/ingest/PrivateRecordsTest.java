package io.rounds.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.extract.links.Links;
import io.rounds.model.Parsed;
import io.rounds.model.Reason;
import io.rounds.model.Rejected;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of what is private, or may be, stays in a rejection but its length, its hash and the names of its fields. */
class PrivateRecordsTest {
    private static final Path CASE = Path.of(System.getProperty("rounds.data", "../../shared/data"))
            .resolveSibling("cases/20-private-messages.jsonl");
    private static final String STATUS =
            "{\"id\":\"20\",\"created_at\":\"2026-01-05T10:14:05.120Z\",\"in_reply_to_id\":null,"
                    + "\"visibility\":\"public\",\"uri\":\"https://other.example/users/bea/statuses/20\",\"content\":\"<p>SECRET</p>\","
                    + "\"account\":{\"id\":\"7\",\"acct\":\"bea\",\"url\":\"https://other.example/@bea\"}}";

    private static List<Parsed> parse(String record, ReadingDefaults defaults) {
        List<Parsed> results = new ArrayList<>();
        new RecordParser(Clock.fixed(Parsing.NOW, ZoneOffset.UTC), RecordParser.MAX_TWEET_BYTES, Links.load(), defaults)
                .parse(record.getBytes(StandardCharsets.UTF_8), Parsing.ORIGIN, results::add);
        return results;
    }

    private static void assertNotKept(Rejected rejected) {
        assertThat(rejected.payload()).isEmpty();
        assertThat(rejected.toString()).doesNotContain("SECRET");
        assertThat(rejected.excerpt().bytes()).isPositive();
        assertThat(rejected.excerpt().sha256()).matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // X API v2: direct message events, with all fields and with those that come without asking.
                "{\"data\":[{\"id\":\"1\",\"event_type\":\"MessageCreate\",\"text\":\"SECRET\",\"sender_id\":\"9\",\"dm_conversation_id\":\"9-8\"}]}",
                "{\"data\":[{\"id\":\"1\",\"event_type\":\"MessageCreate\",\"text\":\"SECRET\"}],\"meta\":{\"result_count\":1}}",
                "{\"data\":{\"id\":\"1\",\"event_type\":\"MessageCreate\",\"text\":\"SECRET\",\"created_at\":\"2022-10-12T10:00:00.000Z\"}}",
                "{\"id\":\"1\",\"text\":\"SECRET\",\"dm_conversation_id\":\"9-8\",\"sender_id\":\"9\"}",
                // X API v1.1: a list, one event, the stream's envelope, the older object
                "{\"events\":[{\"type\":\"message_create\",\"id\":\"1\",\"message_create\":{\"message_data\":{\"text\":\"SECRET\"}}}]}",
                "{\"event\":{\"type\":\"message_create\",\"id\":\"1\",\"message_create\":{\"message_data\":{\"text\":\"SECRET\"}}}}",
                "{\"for_user_id\":\"9\",\"direct_message_events\":[{\"type\":\"message_create\",\"message_create\":{\"message_data\":{\"text\":\"SECRET\"}}}]}",
                "{\"direct_message\":{\"id_str\":\"1\",\"text\":\"SECRET\",\"sender\":{\"screen_name\":\"a\"},\"recipient\":{\"screen_name\":\"b\"}}}",
                "{\"id_str\":\"1\",\"text\":\"SECRET\",\"sender_screen_name\":\"a\",\"recipient_screen_name\":\"b\",\"created_at\":\"Sat May 01 10:00:00 +0000 2021\"}",
                // Personal archives, without their first line
                "[{\"dmConversation\":{\"conversationId\":\"9-8\",\"messages\":[{\"messageCreate\":{\"text\":\"SECRET\"}}]}}]",
                "{\"dmConversation\":{\"conversationId\":\"9-8\",\"messages\":[{\"joinConversation\":{}},{\"messageCreate\":{\"text\":\"SECRET\",\"reactions\":[]}}]}}",
                // ActivityPub
                "{\"@context\":\"https://www.w3.org/ns/activitystreams\",\"type\":\"Note\",\"id\":\"https://a.example/users/a/statuses/1\",\"to\":[\"https://a.example/users/b\"],\"cc\":[],\"content\":\"SECRET\"}",
                "{\"id\":\"https://a.example/users/a/statuses/1\",\"type\":\"Note\",\"attributedTo\":\"https://a.example/users/a\",\"to\":\"https://a.example/users/a/followers\",\"content\":\"SECRET\"}",
                "{\"id\":\"x\",\"type\":\"Create\",\"actor\":\"https://a.example/users/a\",\"published\":\"2022-11-20T10:00:00Z\",\"to\":[\"https://a.example/users/b\"],\"object\":{\"type\":\"Note\",\"content\":\"SECRET\"}}",
                "{\"id\":\"x\",\"type\":\"Create\",\"actor\":\"https://a.example/users/a\",\"published\":\"2022-11-20T10:00:00Z\",\"to\":[\"as:Public\"],\"object\":{\"type\":\"Note\",\"to\":[\"https://a.example/users/b\"],\"content\":\"SECRET\"}}",
                "{\"id\":\"x\",\"type\":\"Create\",\"actor\":\"https://a.example/users/a\",\"published\":\"2022-11-20T10:00:00Z\",\"object\":{\"type\":\"ChatMessage\",\"to\":[\"as:Public\"],\"content\":\"SECRET\"}}",
                "{\"type\":\"Note\",\"attributedTo\":\"https://a.example/users/a\",\"content\":\"SECRET\"}",
                // Bluesky's chat, Misskey, Mastodon's conversations
                "{\"$type\":\"chat.bsky.convo.defs#messageView\",\"id\":\"3l\",\"text\":\"SECRET\",\"sender\":{\"did\":\"did:plc:a\"}}",
                "{\"messages\":[{\"id\":\"3l\",\"text\":\"SECRET\",\"$type\":\"chat.bsky.convo.defs#messageView\"}]}",
                "{\"id\":\"9a\",\"createdAt\":\"2024-01-01T00:00:00.000Z\",\"text\":\"SECRET\",\"visibility\":\"specified\"}",
                "{\"id\":\"9a\",\"createdAt\":\"2024-01-01T00:00:00.000Z\",\"text\":\"SECRET\",\"visibility\":\"followers\",\"user\":{\"username\":\"a\"}}",
                "{\"id\":\"5\",\"unread\":true,\"accounts\":[{\"acct\":\"b\"}],\"last_status\":{\"content\":\"SECRET\",\"visibility\":\"direct\"}}",
                // Messenger and Instagram
                "{\"participants\":[{\"name\":\"A\"}],\"messages\":[{\"sender_name\":\"A\",\"timestamp_ms\":1,\"content\":\"SECRET\"}]}"
            })
    void messagesAreNotPublicAndNotKept(String record) {
        List<Parsed> results = parse(record, ReadingDefaults.NONE);

        assertThat(results).hasSize(1);
        Rejected rejected = Objects.requireNonNull(results.get(0).rejected());
        assertThat(rejected.reason()).isEqualTo(Reason.NOT_PUBLIC);
        assertNotKept(rejected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Slack, Telegram, WhatsApp, e-mail, notes, Discord
                "{\"type\":\"message\",\"user\":\"U1\",\"text\":\"SECRET\",\"ts\":\"1\",\"client_msg_id\":\"x\"}",
                "{\"id\":1,\"type\":\"message\",\"date\":\"2024-01-01T00:00:00\",\"from\":\"A\",\"from_id\":\"user1\",\"text\":\"SECRET\"}",
                "{\"name\":\"B\",\"type\":\"personal_chat\",\"messages\":[{\"text\":\"SECRET\"}]}",
                "[01.01.24, 10:00:00] Ada: SECRET",
                "From: a@example.org",
                "{\"subject\":\"SECRET\",\"from\":\"a@example.org\",\"to\":\"b@example.org\",\"body\":\"SECRET\"}",
                "{\"title\":\"SECRET\",\"textContent\":\"SECRET\"}",
                "{\"title\":\"SECRET\"}",
                "{\"id\":\"1\",\"content\":\"SECRET\",\"channel_id\":\"2\",\"author\":{\"id\":\"3\",\"username\":\"a\"}}",
                "{\"id\":1,\"author_id\":2,\"body\":\"SECRET\",\"public\":false,\"created_at\":\"2024-01-01T00:00:00Z\"}",
                "{\"id\":\"1\",\"text\":\"SECRET\"}",
                "\"SECRET\"",
                "SECRET words that are no JSON",
                "{\"data\": {\"id\": \"1\", \"author_id\": \"2\", \"text\": \"SECRET",
                "{\"did\":\"did:plc:a\",\"kind\":\"commit\",\"commit\":{\"operation\":\"create\",\"collection\":\"SECRET words\"",
                "{\"created_at\":\"SECRET is no date\",\"user\":\"a\",\"text\":\"x\",\"id_str\":\"7\"}"
            })
    void whatIsOfNoKnownPublicFormatIsNotKept(String record) {
        List<Parsed> results = parse(record, ReadingDefaults.NONE);

        assertThat(results).hasSize(1);
        assertNotKept(Objects.requireNonNull(results.get(0).rejected()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"private", "direct", "limited", "list", "mutuals_only", "specified", "followers"})
    void aStatusForSomePeopleIsNotPublicInEveryShape(String visibility) {
        String status = STATUS.replace("public", visibility);
        for (String shape : List.of(
                status,
                "[" + status + "]",
                "{\"statuses\":[" + status + "],\"accounts\":[]}",
                "{\"ancestors\":[],\"descendants\":[" + status + "]}",
                Payloads.mastodonMessage("update", status),
                "{\"event\":\"update\",\"payload\":" + status + "}",
                STATUS.replace("\"account\"", "\"reblog\":" + status + ",\"account\""))) {
            List<Parsed> results = parse(shape, ReadingDefaults.NONE);

            assertThat(results).hasSize(1);
            Rejected rejected = Objects.requireNonNull(results.get(0).rejected());
            assertThat(rejected.reason()).isEqualTo(Reason.NOT_PUBLIC);
            assertNotKept(rejected);
        }
    }

    @Test
    void anExcerptHasLengthHashAndNamesOfFields() throws Exception {
        String record =
                "{\"type\":\"message\",\"text\":\"SECRET\",\"from\":{\"name\":\"Ada\",\"Ada Lovelace\":1},\"4915512345\":[{\"deep\":{\"er\":2}}]}";

        Rejected rejected = Parsing.rejected(record);

        byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
        assertThat(rejected.excerpt().bytes()).isEqualTo(bytes.length);
        assertThat(rejected.excerpt().sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        assertThat(rejected.excerpt().fields())
                .containsExactly("type", "text", "from", "from.name", "from.*", "*", "*.deep");
    }

    @Test
    void theNamesOfFieldsAreBounded() {
        StringBuilder record = new StringBuilder("{");
        for (int i = 0; i < 5_000; i++) {
            record.append("\"f").append(i).append("\":1,");
        }

        assertThat(Parsing.rejected(record + "\"x\":2}").excerpt().fields()).hasSize(40);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"id\":\"5\",\"author_id\":\"2\",\"created_at\":null,\"text\":\"open\"}}",
                "{\"id_str\":\"5\",\"user\":{\"screen_name\":\"a\"},\"created_at\":null,\"full_text\":\"open\"}",
                "{\"did\":\"did:plc:a\",\"time_us\":1767608046123456,\"kind\":\"commit\",\"commit\":{\"operation\":\"create\",\"collection\":\"app.bsky.feed.post\",\"rkey\":\"1\",\"record\":{\"text\":\"open\"}}}",
                "{\"$type\":\"app.bsky.feed.post\",\"text\":\"open\",\"createdAt\":\"2024-11-18T18:02:15.000Z\"}",
                "{\"visibility\":\"public\",\"content\":\"open\",\"created_at\":\"2026-01-05T10:14:05.120Z\"}",
            })
    void aFaultyRecordOfAPublicFormatIsKept(String record) {
        assertThat(Parsing.rejected(record).payload()).isEqualTo(record);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"id\":\"5\",\"author_id\":\"2\",\"created_at\":\"2022-10-04T15:25:05.000Z\",\"text\":\"SECRET\"},\"includes\":{\"users\":[{\"id\":\"2\",\"username\":\"a\",\"protected\":true}]}}",
                "{\"id\":\"5\",\"author_id\":\"2\",\"author\":{\"id\":\"2\",\"username\":\"a\",\"protected\":true},\"created_at\":\"2022-10-04T15:25:05.000Z\",\"text\":\"SECRET\"}",
                "{\"id_str\":\"5\",\"user\":{\"id_str\":\"2\",\"screen_name\":\"a\",\"protected\":true},\"created_at\":\"Sat May 01 10:00:00 +0000 2021\",\"full_text\":\"SECRET\"}",
                "{\"id_str\":\"6\",\"user\":{\"id_str\":\"3\",\"screen_name\":\"b\",\"protected\":false},\"created_at\":\"Sat May 01 10:00:00 +0000 2021\",\"full_text\":\"RT @a: SECRET\","
                        + "\"retweeted_status\":{\"id_str\":\"5\",\"user\":{\"id_str\":\"2\",\"screen_name\":\"a\",\"protected\":true},\"created_at\":\"Sat May 01 10:00:00 +0000 2021\",\"full_text\":\"SECRET\"}}"
            })
    void postsOfProtectedAccountsCountOnlyOnRequest(String record) {
        Rejected rejected = Parsing.rejected(record);

        assertThat(rejected.reason()).isEqualTo(Reason.NOT_PUBLIC);
        assertThat(rejected.detail()).contains("--include-protected");
        assertNotKept(rejected);
        assertThat(parse(record, ReadingDefaults.NONE.withProtected(true))
                        .get(0)
                        .tweet())
                .isNotNull();
    }

    @Test
    void aFaultyPostOfAProtectedAccountIsNotKeptEither() {
        assertNotKept(
                Parsing.rejected(
                        "{\"id_str\":\"5\",\"user\":{\"id_str\":\"2\",\"screen_name\":\"a\",\"protected\":true},\"created_at\":null,\"full_text\":\"SECRET\"}"));
    }

    @Test
    void theNineMessagesOfTheCaseAreNotPublic() throws Exception {
        Assumptions.assumeTrue(Files.exists(CASE));
        for (String line : Files.readAllLines(CASE)) {
            Rejected rejected = Parsing.rejected(line);

            assertThat(rejected.reason()).as(line).isEqualTo(Reason.NOT_PUBLIC);
            assertNotKept(rejected);
        }
    }
}
