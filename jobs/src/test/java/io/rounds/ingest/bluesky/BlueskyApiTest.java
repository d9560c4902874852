package io.rounds.ingest.bluesky;

import static io.rounds.ingest.Parsing.rejected;
import static io.rounds.ingest.Parsing.tweet;
import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.ingest.Parsing;
import io.rounds.ingest.Payloads;
import io.rounds.model.Deletion;
import io.rounds.model.Hashtag;
import io.rounds.model.Kind;
import io.rounds.model.Link;
import io.rounds.model.Parsed;
import io.rounds.model.Reason;
import io.rounds.model.Rejected;
import io.rounds.model.Tweet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Bluesky's API answers, and version 2 of Jetstream. */
class BlueskyApiTest {
    private static final String ADA =
            "{\"did\":\"did:plc:ada\",\"handle\":\"ada.example.org\",\"displayName\":\"Ada\",\"createdAt\":\"2023-05-01T00:00:00.000Z\"}";
    private static final String ID = "bluesky:did:plc:ada/3lb61";
    private static final String RECORD =
            "{\"$type\":\"app.bsky.feed.post\",\"text\":\"hello #FOAMed\",\"createdAt\":\"2024-11-18T18:02:15.000Z\",\"langs\":[\"en\"]}";

    private static String view(String rkey, String further) {
        return "{\"uri\":\"at://did:plc:ada/app.bsky.feed.post/" + rkey + "\",\"cid\":\"x\",\"author\":" + ADA
                + ",\"record\":" + RECORD + ",\"likeCount\":0,\"indexedAt\":\"2024-11-18T18:02:16.000Z\"" + further
                + "}";
    }

    private static List<String> ids(String record) {
        return Parsing.parse(record).stream()
                .map(parsed -> parsed.tweet() == null
                        ? Objects.requireNonNull(parsed.rejected()).reason().toString()
                        : parsed.tweet().id())
                .toList();
    }

    /** The same event of version 1 as version 2 sends it. */
    private static String v2(String v1) {
        return v1.replace(
                        "\"time_us\": 1767608046123456, \"kind\": \"commit\", \"commit\": {",
                        "\"seq\": 12345, \"time\": \"2026-01-05T10:14:06.123456Z\",")
                .replace(
                        "\"time_us\": 1767608106000000, \"kind\": \"commit\", \"commit\": {",
                        "\"seq\": 12346, \"time\": \"2026-01-05T10:15:06Z\",")
                .strip()
                .replaceFirst("^\\{", "{\"\\$type\": \"network.bsky.jetstream.subscribeEvents#commit\", ")
                .replaceFirst("}$", "");
    }

    @Test
    void aPostViewIsATweetOfTheAccountItNames() {
        Tweet tweet = tweet(view("3lb61", ""));

        assertThat(tweet.id()).isEqualTo(ID);
        assertThat(tweet.author().handle()).isEqualTo("ada.example.org");
        assertThat(tweet.author().id()).isEqualTo("did:plc:ada");
        assertThat(tweet.author().name()).isEqualTo("Ada");
        assertThat(tweet.author().createdAt()).isEqualTo(Instant.parse("2023-05-01T00:00:00Z"));
        assertThat(tweet.hashtags()).containsExactly(new Hashtag("foamed", "FOAMed"));
        assertThat(tweet.createdAt()).isEqualTo(Instant.parse("2024-11-18T18:02:15Z"));
        assertThat(tweet.content().lang()).isEqualTo("en");
        assertThat(tweet.url()).isEqualTo("https://bsky.app/profile/did:plc:ada/post/3lb61");
    }

    @Test
    void aHandleThatLeadsNowhereIsTheDid() {
        assertThat(tweet(view("3lb61", "").replace("ada.example.org", "handle.invalid"))
                        .author()
                        .handle())
                .isEqualTo("did:plc:ada");
    }

    @Test
    void aDateThatLiesAfterTheIndexingIsThatOfTheIndexing() {
        assertThat(tweet(view("3lb61", "").replace("2024-11-18T18:02:15.000Z", "2031-01-01T00:00:00.000Z"))
                        .createdAt())
                .isEqualTo(Instant.parse("2024-11-18T18:02:16Z"));
    }

    @Test
    void thePagesOfSearchesFeedsThreadsAndRecordsHoldPosts() {
        String a = view("3lb61", "");
        String b = view("3lb62", "");
        String record =
                "{\"uri\":\"at://did:plc:ada/app.bsky.feed.post/3lb61\",\"cid\":\"x\",\"value\":" + RECORD + "}";
        String like = record.replace("feed.post", "feed.like");

        assertThat(ids("{\"posts\":[" + a + "," + b + "],\"cursor\":\"x\",\"hitsTotal\":2}"))
                .containsExactly(ID, "bluesky:did:plc:ada/3lb62");
        assertThat(ids("{\"cursor\":\"x\",\"feed\":[{\"post\":" + a + "},{\"post\":" + b + ",\"reply\":{\"root\":" + a
                        + ",\"parent\":" + a + "}}]}"))
                .containsExactly(ID, "bluesky:did:plc:ada/3lb62");
        assertThat(ids("{\"post\":" + a + ",\"feedContext\":\"\"}")).containsExactly(ID);
        assertThat(ids("{\"thread\":{\"$type\":\"app.bsky.feed.defs#threadViewPost\",\"post\":" + a
                        + ",\"parent\":{\"$type\":\"app.bsky.feed.defs#notFoundPost\",\"uri\":\"at://did:plc:x/app.bsky.feed.post/1\",\"notFound\":true},\"replies\":[{\"post\":"
                        + b + ",\"replies\":[]}]}}"))
                .containsExactly(ID, "NO_TWEET_OTHER", "bluesky:did:plc:ada/3lb62");
        assertThat(ids(
                        "{\"thread\":[{\"uri\":\"x\",\"depth\":0,\"value\":{\"$type\":\"app.bsky.unspecced.defs#threadItemPost\",\"post\":"
                                + a + "}}]}"))
                .containsExactly(ID);
        assertThat(ids("{\"records\":[" + record + "," + like + "],\"cursor\":\"x\"}"))
                .containsExactly(ID, "NO_TWEET_LIKES");
        assertThat(ids(record)).containsExactly(ID);
        assertThat(ids(record.replace("\"cid\":\"x\",", ""))).containsExactly(ID);
        assertThat(ids("[" + a + "," + b + "]")).containsExactly(ID, "bluesky:did:plc:ada/3lb62");
        assertThat(ids("{\"posts\":[]}")).isEmpty();
    }

    @Test
    void theOrderOfFieldsDoesNotMatter() {
        String sorted = "{\"author\":" + ADA + ",\"cid\":\"x\",\"indexedAt\":\"2024-11-18T18:02:16.000Z\",\"record\":"
                + RECORD + ",\"uri\":\"at://did:plc:ada/app.bsky.feed.post/3lb61\"}";

        assertThat(ids(sorted)).containsExactly(ID);
    }

    @Test
    void anItemOfAFeedWithAReasonIsARepostByTheAccountThatItNames() {
        String item = "{\"post\":" + view("3lb61", "")
                + ",\"reason\":{\"$type\":\"app.bsky.feed.defs#reasonRepost\",\"by\":{\"did\":\"did:plc:bea\",\"handle\":\"bea.example.org\"},"
                + "\"uri\":\"at://did:plc:bea/app.bsky.feed.repost/3lb77\",\"cid\":\"y\",\"indexedAt\":\"2024-11-19T08:00:00.000Z\"}}";

        Tweet named = tweet("{\"feed\":[" + item + "]}");
        Tweet unnamed = tweet("{\"feed\":["
                + item.replace("\"uri\":\"at://did:plc:bea/app.bsky.feed.repost/3lb77\",\"cid\":\"y\",", "") + "]}");

        assertThat(named.id()).isEqualTo("bluesky:did:plc:bea/3lb77");
        assertThat(named.kind()).isEqualTo(Kind.REPOST);
        assertThat(named.author().handle()).isEqualTo("bea.example.org");
        assertThat(named.createdAt()).isEqualTo(Instant.parse("2024-11-19T08:00:00Z"));
        assertThat(named.repostOf()).isEqualTo(ID);
        assertThat(named.repost().handle()).isEqualTo("ada.example.org");
        assertThat(named.text()).isEqualTo("hello #FOAMed");
        assertThat(named.hashtags()).extracting(Hashtag::tag).containsExactly("foamed");
        assertThat(unnamed.id()).isEqualTo("bluesky:did:plc:bea/repost/did:plc:ada/3lb61");
        assertThat(ids("{\"feed\":[{\"post\":" + view("3lb61", "")
                        + ",\"reason\":{\"$type\":\"app.bsky.feed.defs#reasonPin\"}}]}"))
                .containsExactly(ID);
    }

    @Test
    void aQuoteAndACardAreTakenFromTheRecordAndTheHandleFromTheView() {
        String embeds =
                "\"langs\":[\"en\"],\"embed\":{\"$type\":\"app.bsky.embed.recordWithMedia\",\"record\":{\"record\":{\"uri\":\"at://did:plc:dan/app.bsky.feed.post/1\"}},"
                        + "\"media\":{\"external\":{\"uri\":\"https://litfl.com/sepsis/\"}}}";
        String shown =
                ",\"embed\":{\"$type\":\"app.bsky.embed.recordWithMedia#view\",\"record\":{\"record\":{\"$type\":\"app.bsky.embed.record#viewRecord\",\"uri\":\"at://did:plc:dan/app.bsky.feed.post/1\","
                        + "\"author\":{\"did\":\"did:plc:dan\",\"handle\":\"dan.example.org\"},\"value\":" + RECORD
                        + "}},"
                        + "\"media\":{\"$type\":\"app.bsky.embed.external#view\",\"external\":{\"uri\":\"https://litfl.com/sepsis/\",\"title\":\"\"}}}";

        Tweet tweet =
                tweet(view("3lb61", shown).replaceFirst("\"langs\":\\[\"en\"]", Matcher.quoteReplacement(embeds)));

        assertThat(tweet.kind()).isEqualTo(Kind.QUOTE);
        assertThat(tweet.quote().id()).isEqualTo("bluesky:did:plc:dan/1");
        assertThat(tweet.quote().handle()).isEqualTo("dan.example.org");
        assertThat(tweet.links()).extracting(Link::url).containsExactly("https://litfl.com/sepsis/");
    }

    @Test
    void aRecordWithoutItsAddressIsRejectedWithAdvice() {
        Rejected rejected = rejected(RECORD);

        assertThat(rejected.reason()).isEqualTo(Reason.MISSING_AUTHOR);
        assertThat(rejected.detail()).contains("Bluesky", "Jetstream", "uri");
    }

    @Test
    void aRecordOfARepostIsARepost() {
        Tweet tweet = tweet(
                "{\"uri\":\"at://did:plc:eve/app.bsky.feed.repost/3k\",\"cid\":\"x\",\"value\":{\"$type\":\"app.bsky.feed.repost\","
                        + "\"createdAt\":\"2026-01-05T10:15:05.001Z\",\"subject\":{\"uri\":\"at://did:plc:ada/app.bsky.feed.post/3lb61\"}}}");

        assertThat(tweet.id()).isEqualTo("bluesky:did:plc:eve/3k");
        assertThat(tweet.repostOf()).isEqualTo(ID);
    }

    @Test
    void anEventOfVersion2IsTheSameTweetAsThatOfVersion1() {
        for (String v1 : List.of(
                Payloads.BLUESKY_POST,
                Payloads.BLUESKY_REPOST,
                Payloads.BLUESKY_DELETE,
                Payloads.BLUESKY_LIKE,
                Payloads.BLUESKY_POST.replace("\"create\"", "\"update\""))) {
            String bare = v2(v1);
            String enveloped = "{\"$type\":\"message\",\"payload\":" + bare + "}";
            Parsed first = Parsing.parse(v1).get(0);

            for (String other : List.of(
                    bare,
                    enveloped,
                    bare.replaceFirst("\"\\$type\": \"network[^,]*, ", ""),
                    "{\"payload\":" + bare + ",\"$type\":\"message\"}")) {
                Parsed same = Parsing.parse(other).get(0);
                assertThat(same.tweet()).as(other).isEqualTo(first.tweet());
                assertThat(same.deletion()).isEqualTo(first.deletion());
                if (first.rejected() != null) {
                    assertThat(Objects.requireNonNull(same.rejected()).reason())
                            .isEqualTo(first.rejected().reason());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#account|\"did\":\"did:plc:e\",\"account\":{\"active\":false,\"did\":\"did:plc:e\",\"seq\":7,\"status\":\"deleted\",\"time\":\"2026-01-05T10:15:06Z\"}|NO_TWEET_USERS|deleted",
                "#identity|\"did\":\"did:plc:e\",\"identity\":{\"did\":\"did:plc:e\",\"handle\":\"e.example.org\",\"seq\":7}|NO_TWEET_USERS|name",
                "#sync|\"did\":\"did:plc:e\",\"sync\":{\"did\":\"did:plc:e\",\"rev\":\"x\",\"seq\":7}|NO_TWEET_OTHER|repository",
                "#info|\"name\":\"OutdatedCursor\",\"message\":\"cursor is too old\"|READER_ERROR|OutdatedCursor",
                "#newest|\"did\":\"did:plc:e\"|UNKNOWN_FORMAT|Jetstream"
            })
    void otherEventsOfVersion2AreNoTweets(String type, String fields, Reason reason, String detail) {
        String payload = "{\"$type\":\"network.bsky.jetstream.subscribeEvents" + type
                + "\",\"seq\":12345,\"time\":\"2026-01-05T10:15:06Z\"," + fields + "}";
        for (String record : List.of(payload, "{\"$type\":\"message\",\"payload\":" + payload + "}")) {
            Rejected rejected = rejected(record);
            assertThat(rejected.reason()).isEqualTo(reason);
            assertThat(rejected.detail()).contains(detail);
        }
    }

    @Test
    void anErrorOfVersion2IsAReadersError() {
        Rejected rejected =
                rejected("{\"$type\":\"error\",\"error\":\"ConsumerTooSlow\",\"message\":\"dropped: too far behind\"}");

        assertThat(rejected.reason()).isEqualTo(Reason.READER_ERROR);
        assertThat(rejected.detail()).contains("ConsumerTooSlow", "too far behind");
    }

    @Test
    void aDeletionOfVersion2RemovesThePost() {
        assertThat(Parsing.deletion("{\"$type\":\"message\",\"payload\":" + v2(Payloads.BLUESKY_DELETE) + "}"))
                .isEqualTo(new Deletion("bluesky:did:plc:eve/3mbo7enas3c23", Instant.parse("2026-01-05T10:15:06Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"posts\":7}",
                "{\"posts\":[7]}",
                "{\"feed\":[{\"post\":\"at://did:plc:a/app.bsky.feed.post/1\"}]}",
                "{\"thread\":{}}",
                "{\"thread\":[]}",
                "{\"thread\":null}",
                "{\"uri\":\"at://did:plc:a/app.bsky.feed.post/1\",\"cid\":\"x\",\"record\":7}",
                "{\"uri\":\"at://ada.example.org/app.bsky.feed.post/1\",\"cid\":\"x\",\"record\":{\"text\":\"x\"}}",
                "{\"$type\":\"message\",\"payload\":7}",
                "{\"cid\":\"x\"}"
            })
    void whatIsNoPostIsRejected(String record) {
        List<Parsed> results = Parsing.parse(record.getBytes(StandardCharsets.UTF_8));

        assertThat(results).hasSize(1);
        assertThat(results.get(0).rejected()).isNotNull();
    }
}
