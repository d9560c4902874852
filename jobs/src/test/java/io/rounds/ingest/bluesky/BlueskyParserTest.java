package io.rounds.ingest.bluesky;

import static io.rounds.ingest.Parsing.rejected;
import static io.rounds.ingest.Parsing.tweet;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.ingest.Parsing;
import io.rounds.ingest.Payloads;
import io.rounds.model.Author;
import io.rounds.model.Deletion;
import io.rounds.model.Hashtag;
import io.rounds.model.Kind;
import io.rounds.model.Link;
import io.rounds.model.Parsed;
import io.rounds.model.Platform;
import io.rounds.model.Reason;
import io.rounds.model.Rejected;
import io.rounds.model.Tweet;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlueskyParserTest {
    private static final String ADA = "did:plc:ada3vxhj2e4k5qz6w7n8mtc2";
    private static final String POST = "bluesky:" + ADA + "/3mbo7cu5ek223";
    private static final String TEXT = "🩺 für @bea.example.org: sepsis";

    /** A post with this text and these further fields. */
    private static String post(String text, String fields) {
        return "{\"did\": \"did:plc:ada\", \"time_us\": 1767608046123456, \"kind\": \"commit\", \"commit\": {\"rev\": \"3mbo7cv3bl223\","
                + " \"operation\": \"create\", \"collection\": \"app.bsky.feed.post\", \"rkey\": \"3mbo7cu5ek223\", \"record\": {"
                + "\"text\": \"" + text + "\", \"createdAt\": \"2026-01-05T10:14:05.120Z\"" + fields + "}}}";
    }

    private static String facet(int start, int end, String type, String field, String value) {
        return "{\"index\": {\"byteStart\": " + start + ", \"byteEnd\": " + end + "}, \"features\": [{\"$type\":"
                + " \"app.bsky.richtext.facet#" + type + "\", \"" + field + "\": \"" + value + "\"}]}";
    }

    private static List<String> spellings(Tweet tweet) {
        return tweet.hashtags().stream().map(Hashtag::spelling).toList();
    }

    private static List<String> urls(Tweet tweet) {
        return tweet.links().stream().map(Link::url).toList();
    }

    @Test
    void aPostIsATweet() {
        Tweet tweet = tweet(Payloads.BLUESKY_POST);

        assertThat(tweet.id()).isEqualTo(POST);
        assertThat(tweet.platform()).isEqualTo(Platform.BLUESKY);
        assertThat(tweet.url()).isEqualTo("https://bsky.app/profile/" + ADA + "/post/3mbo7cu5ek223");
        assertThat(tweet.createdAt()).isEqualTo(Instant.parse("2026-01-05T10:14:05.120Z"));
        assertThat(tweet.kind()).isEqualTo(Kind.QUOTE);
        assertThat(tweet.text()).startsWith("🩺 für @bea");
        assertThat(tweet.content().lang()).isEqualTo("en");
        assertThat(tweet.author()).isEqualTo(new Author(ADA, ADA, null, null, null, null, null, null));
        assertThat(tweet.authorId()).isEqualTo("bluesky:" + ADA);
        assertThat(spellings(tweet)).containsExactly("FOAMed", "unmarked", "MedEd");
        assertThat(tweet.mentions()).containsExactly("bea.example.org");
        assertThat(urls(tweet)).containsExactly("https://litfl.com/sepsis/", "https://doi.org/10.1056/NEJMoa2021436");
        assertThat(tweet.quote().id()).isEqualTo("bluesky:did:plc:dan/3mbaaaaaaaa2a");
        assertThat(tweet.quote().author()).isEqualTo("bluesky:did:plc:dan");
        assertThat(tweet.relations().conversation()).isEqualTo(POST);
        assertThat(tweet.replyTo()).isNull();
        assertThat(tweet.version()).isZero();
    }

    @Test
    void aReplyNamesWhatItAnswersAndWhereTheConversationBegan() {
        Tweet tweet = tweet(post(
                "yes",
                ", \"reply\": {\"parent\": {\"cid\": \"c\", \"uri\": \"at://did:plc:bea/app.bsky.feed.post/2\"},"
                        + " \"root\": {\"cid\": \"c\", \"uri\": \"at://did:plc:dan/app.bsky.feed.post/1\"}}"));

        assertThat(tweet.kind()).isEqualTo(Kind.REPLY);
        assertThat(tweet.replyTo()).isEqualTo("bluesky:did:plc:bea/2");
        assertThat(tweet.relations().conversation()).isEqualTo("bluesky:did:plc:dan/1");
    }

    @Test
    void whatIsEmbeddedMayBeSomethingElseThanAPost() {
        Tweet list = tweet(post(
                "a list",
                ", \"embed\": {\"record\": {\"uri\": \"at://did:plc:bea/app.bsky.graph.list/2\", \"cid\": \"c\"}}"));

        assertThat(list.kind()).isEqualTo(Kind.ORIGINAL);
        assertThat(list.quote().id()).isNull();
    }

    @Test
    void aRepostHasAnAddressAndNoContent() {
        Tweet tweet = tweet(Payloads.BLUESKY_REPOST);

        assertThat(tweet.id()).isEqualTo("bluesky:did:plc:eve/3mbo7enas3c23");
        assertThat(tweet.kind()).isEqualTo(Kind.REPOST);
        assertThat(tweet.repostOf()).isEqualTo(POST);
        assertThat(tweet.partitionKey()).isEqualTo(POST);
        assertThat(tweet.repost().handle()).isEqualTo(ADA);
        assertThat(tweet.repost().author()).isEqualTo("bluesky:" + ADA);
        assertThat(tweet.url()).isEqualTo("https://bsky.app/profile/" + ADA + "/post/3mbo7cu5ek223");
        assertThat(tweet.author().id()).isEqualTo("did:plc:eve");
        assertThat(tweet.text()).isEmpty();
        assertThat(tweet.hashtags()).isEmpty();
    }

    @Test
    void aDeletionRemovesAPostOrARepost() {
        Instant at = Instant.parse("2026-01-05T10:15:06Z");

        assertThat(Parsing.deletion(Payloads.BLUESKY_DELETE))
                .isEqualTo(new Deletion("bluesky:did:plc:eve/3mbo7enas3c23", at));
        assertThat(Parsing.deletion(Payloads.BLUESKY_DELETE.replace("feed.post", "feed.repost")))
                .isEqualTo(new Deletion("bluesky:did:plc:eve/3mbo7enas3c23", at));
    }

    @Test
    void anUpdateIsALaterVersionOfTheSamePost() {
        Tweet updated = tweet(post("x", "").replace("create\"", "update\""));

        assertThat(updated.id()).isEqualTo(updated.firstId());
        assertThat(updated.revision().editedAt()).isEqualTo(Instant.parse("2026-01-05T10:14:06.100Z"));
        assertThat(updated.version()).isEqualTo(1767608046100L);
    }

    @Test
    void aRevisionFromTheFutureCountsFromWhenItWasSeen() {
        Tweet updated = tweet(post("x", "").replace("create\"", "update\"").replace("3mbo7cv3bl223", "jzzzzzzzzzzzz"));

        assertThat(updated.revision().editedAt()).isEqualTo(Instant.parse("2026-01-05T10:14:06.123456Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T10:14:05.120Z,2026-01-05T10:14:05.120Z",
        "2026-01-05T12:14:05.120+02:00,2026-01-05T10:14:05.120Z",
        "2026-01-05T10:14:09Z,2026-01-05T10:14:06.123456Z",
        "2126-01-05T10:14:09Z,2026-01-05T10:14:06.123456Z",
        "2014-03-01T00:00:00.000Z,2014-03-01T00:00:00Z"
    })
    void aPostCountsAtTheEarlierOfItsDateAndItsArrival(String claimed, Instant expected) {
        assertThat(tweet(post("x", "").replace("2026-01-05T10:14:05.120Z", claimed))
                        .createdAt())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00.000Z", "0000-01-01T00:00:00.000Z", "yesterday", ""})
    void aDateThatIsNoneIsRejected(String claimed) {
        assertThat(rejected(post("x", "").replace("2026-01-05T10:14:05.120Z", claimed))
                        .reason())
                .isEqualTo(Reason.BAD_DATE);
    }

    @Test
    void spansOutsideOfTheTextOrAcrossOneAnotherOrInsideACharacterOnlyAddWhatTheySay() {
        Tweet tweet = tweet(post(
                TEXT + " #end",
                ", \"facets\": ["
                        + facet(10, 26, "mention", "did", "did:plc:bea")
                        + "," + facet(12, 20, "tag", "tag", "#overlapping")
                        + "," + facet(1, 3, "tag", "tag", "inside")
                        + "," + facet(900, 910, "tag", "tag", "outside")
                        + "," + facet(30, 28, "mention", "did", "did:plc:turned")
                        + "," + facet(-1, 4, "link", "uri", "https://a.org/")
                        + ", {\"features\": [{\"$type\": \"app.bsky.richtext.facet#tag\", \"tag\": \"nowhere\"}]}"
                        + ", {\"index\": 7, \"features\": 7}, 7, {\"index\": {\"byteStart\": 0, \"byteEnd\": 1}}]"));

        assertThat(spellings(tweet)).containsExactly("inside", "overlapping", "outside", "nowhere", "end");
        assertThat(tweet.mentions()).containsExactly("bea.example.org", "did:plc:turned");
        assertThat(urls(tweet)).containsExactly("https://a.org/");
    }

    @Test
    void ofATextWithoutMarksHashtagsAndWholeLinksAreReadAndMentionsAreNot() {
        Tweet tweet = tweet(post(
                "RT @bea.example.org: #FOAMed litfl.com/a https://litfl.com/b https://litfl.com/cut... #1 \uFF03救急",
                ""));

        assertThat(tweet.kind()).isEqualTo(Kind.ORIGINAL);
        assertThat(spellings(tweet)).containsExactly("FOAMed", "救急");
        assertThat(urls(tweet)).containsExactly("https://litfl.com/b");
        assertThat(tweet.mentions()).isEmpty();
    }

    /** Marks of any two spans, cut wherever they like, give what is written there. */
    @Property(tries = 300)
    void positionsCountBytes(@ForAll @IntRange(max = 30) int before, @ForAll @IntRange(max = 3) int kind) {
        String filler = List.of("a", "ü", "救", "🩺").get(kind).repeat(before);
        int start = filler.getBytes(UTF_8).length + 1;
        Tweet tweet = tweet(post(
                filler + " @bea.example.org #x",
                ", \"facets\": [" + facet(start, start + 16, "mention", "did", "did:plc:bea") + "]"));

        assertThat(tweet.mentions()).containsExactly("bea.example.org");
        assertThat(spellings(tweet)).containsExactly("x");
    }

    @ParameterizedTest
    @CsvSource({
        "app.bsky.feed.like,NO_TWEET_LIKES",
        "app.bsky.graph.follow,NO_TWEET_USERS",
        "app.bsky.graph.block,NO_TWEET_USERS",
        "app.bsky.actor.profile,NO_TWEET_USERS",
        "app.bsky.feed.threadgate,NO_TWEET_OTHER",
        "fm.teal.alpha.actor.status,NO_TWEET_OTHER"
    })
    void otherRecordsAreNoTweetsWhetherTheyComeOrGo(String collection, Reason reason) {
        assertThat(rejected(Payloads.BLUESKY_LIKE.replace("app.bsky.feed.like", collection))
                        .reason())
                .isEqualTo(reason);
        assertThat(rejected(Payloads.BLUESKY_DELETE.replace("app.bsky.feed.post", collection))
                        .reason())
                .isEqualTo(reason);
    }

    @Test
    void noticesAboutAccountsSayWhatHappened() {
        Rejected deleted = rejected(
                "{\"did\": \"did:plc:eve\", \"time_us\": 1767608106000000, \"kind\": \"account\", \"account\":"
                        + " {\"active\": false, \"did\": \"did:plc:eve\", \"seq\": 7, \"status\": \"deleted\", \"time\": \"2026-01-05T10:15:06Z\"}}");
        Rejected named = rejected(
                "{\"did\": \"did:plc:eve\", \"time_us\": 1767608106000000, \"kind\": \"identity\", \"identity\":"
                        + " {\"did\": \"did:plc:eve\", \"handle\": \"eve.example.org\", \"seq\": 7}}");

        assertThat(deleted.reason()).isEqualTo(Reason.NO_TWEET_USERS);
        assertThat(deleted.detail()).contains("deleted");
        assertThat(named.reason()).isEqualTo(Reason.NO_TWEET_USERS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"did\": \"did:plc:ada\"|\"did\": 7|MISSING_AUTHOR",
                "\"rkey\": \"3mbo7cu5ek223\"|\"rkey\": null|MISSING_ID",
                "\"rkey\": \"3mbo7cu5ek223\"|\"rkey\": \"a/b\"|MISSING_ID",
                "\"did\": \"did:plc:ada\"|\"did\": \"ada.example.org\"|MISSING_ID",
                "\"text\": \"x\"|\"text\": 7|WRONG_TYPE",
                "\"text\": \"x\",|\"lang\": 7,|MISSING_TEXT",
                "\"text\": \"x\"|\"text\": \"\\ud83e\"|BAD_UNICODE",
                "\"operation\": \"create\"|\"operation\": \"replace\"|UNKNOWN_FORMAT",
                "\"operation\": \"create\"|\"operation\": null|WRONG_TYPE",
                "\"kind\": \"commit\"|\"kind\": \"sync\"|UNKNOWN_FORMAT",
                "\"kind\": \"commit\"|\"kind\": 1|UNKNOWN_FORMAT",
                "\"record\": {|\"record\": 7, \"other\": {|WRONG_TYPE"
            })
    void whatCannotBeReadIsRejectedForItsReason(String good, String bad, Reason reason) {
        String payload = post("x", "");
        assertThat(payload).contains(good);

        assertThat(rejected(payload.replace(good, bad)).reason()).isEqualTo(reason);
    }

    @Test
    void aRepostOfNoPostIsRejected() {
        assertThat(rejected(Payloads.BLUESKY_REPOST.replace("at://did:plc:ada", "did:plc:ada"))
                        .reason())
                .isEqualTo(Reason.WRONG_TYPE);
        assertThat(rejected(Payloads.BLUESKY_REPOST.replace("app.bsky.feed.post/3", "app.bsky.graph.list/3"))
                        .reason())
                .isEqualTo(Reason.WRONG_TYPE);
    }

    @Test
    void theCollectionMayComeAfterTheRecord() {
        String payload =
                "{\"kind\": \"commit\", \"commit\": {\"record\": {\"text\": \"#a\", \"createdAt\": \"2026-01-05T10:14:05Z\"},"
                        + " \"rkey\": \"1\", \"collection\": \"app.bsky.feed.post\", \"operation\": \"create\"}, \"did\": \"did:plc:ada\"}";
        List<Parsed> results = Parsing.parse(payload);

        assertThat(results).hasSize(1);
        assertThat(tweet(payload).hashtags()).containsExactly(new Hashtag("a", "a"));
    }
}
