package io.rounds.ingest.mastodon;

import static io.rounds.ingest.Parsing.parse;
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
import io.rounds.model.Platform;
import io.rounds.model.Reason;
import io.rounds.model.Tweet;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityPubParserTest {
    private static final String PUBLIC = "\"https://www.w3.org/ns/activitystreams#Public\"";
    private static final String ADA = "https://med.example/users/ada";

    /** A note of Ada's to these addressees, with these further fields. */
    private static String note(String to, String cc, String further) {
        return "{\"id\":\"" + ADA
                + "/statuses/7001\",\"type\":\"Note\",\"summary\":null,\"inReplyTo\":null,\"published\":\"2022-11-20T10:00:00Z\","
                + "\"url\":\"https://med.example/@ada/7001\",\"attributedTo\":\"" + ADA + "\",\"to\":[" + to
                + "],\"cc\":[" + cc
                + "],\"content\":\"<p>hello <a href=\\\"https://med.example/tags/FOAMed\\\" class=\\\"mention hashtag\\\" rel=\\\"tag\\\">#<span>FOAMed</span></a> <a href=\\\"https://litfl.com/sepsis/\\\">litfl.com/sepsis</a></p>\","
                + "\"contentMap\":{\"en\":\"<p>hello</p>\"},"
                + "\"tag\":[{\"type\":\"Hashtag\",\"href\":\"https://med.example/tags/foamed\",\"name\":\"#foamed\"},{\"type\":\"Mention\",\"href\":\"https://other.example/users/bea\",\"name\":\"@bea@other.example\"}]"
                + further + "}";
    }

    private static String create(String to, String cc, String object) {
        return "{\"id\":\"" + ADA + "/statuses/7001/activity\",\"type\":\"Create\",\"actor\":\"" + ADA
                + "\",\"published\":\"2022-11-20T10:00:00Z\",\"to\":[" + to + "],\"cc\":[" + cc + "],\"object\":"
                + object + "}";
    }

    private static String announce(String object) {
        return "{\"id\":\"" + ADA + "/statuses/7003/activity\",\"type\":\"Announce\",\"actor\":\"" + ADA
                + "\",\"published\":\"2022-11-21T10:00:00Z\",\"to\":[" + PUBLIC + "],\"cc\":[],\"object\":" + object
                + "}";
    }

    private static String outbox(String... items) {
        return "{\"@context\":\"https://www.w3.org/ns/activitystreams\",\"id\":\"outbox.json\",\"type\":\"OrderedCollection\",\"totalItems\":9,\"orderedItems\":["
                + String.join(",", items) + "]}";
    }

    @Test
    void aPublicPostOfAnOutboxIsATweetAndAPrivateOneIsNotKept() {
        String secret = create(
                        "\"https://med.example/users/bob\"", "", note("\"https://med.example/users/bob\"", "", ""))
                .replace("hello", "SECRET");
        List<Parsed> results = parse(outbox(
                create(PUBLIC, "", note(PUBLIC, "", "")),
                secret,
                announce("\"https://other.example/users/bea/statuses/5\"")));

        assertThat(results).hasSize(3);
        Tweet tweet = Objects.requireNonNull(results.get(0).tweet());
        assertThat(tweet.id()).isEqualTo("mastodon:med.example/7001");
        assertThat(tweet.platform()).isEqualTo(Platform.MASTODON);
        assertThat(tweet.url()).isEqualTo("https://med.example/@ada/7001");
        assertThat(tweet.author().handle()).isEqualTo("ada@med.example");
        assertThat(tweet.author().id()).isEqualTo("ada@med.example");
        assertThat(tweet.text()).isEqualTo("hello #FOAMed litfl.com/sepsis");
        assertThat(tweet.content().lang()).isEqualTo("en");
        assertThat(tweet.hashtags()).containsExactly(new Hashtag("foamed", "FOAMed"));
        assertThat(tweet.mentions()).containsExactly("bea@other.example");
        assertThat(tweet.links()).extracting(Link::url).containsExactly("https://litfl.com/sepsis/");
        assertThat(tweet.kind()).isEqualTo(Kind.ORIGINAL);
        assertThat(Objects.requireNonNull(results.get(1).rejected()).reason()).isEqualTo(Reason.NOT_PUBLIC);
        assertThat(results.get(1).toString()).doesNotContain("SECRET");
        Tweet repost = Objects.requireNonNull(results.get(2).tweet());
        assertThat(repost.id()).isEqualTo("mastodon:med.example/7003");
        assertThat(repost.kind()).isEqualTo(Kind.REPOST);
        assertThat(repost.repostOf()).isEqualTo("mastodon:other.example/5");
        assertThat(repost.repost().handle()).isEqualTo("bea@other.example");
        assertThat(repost.url()).isEqualTo("https://other.example/users/bea/statuses/5");
        assertThat(repost.text()).isEmpty();
    }

    @Test
    void thePostHasTheIdThatTheApiLeadsTo() {
        Tweet api = tweet(Payloads.MASTODON_STATUS);
        Tweet note = tweet(note(PUBLIC, "", "")
                .replace(ADA + "/statuses/7001", "https://med-mastodon.com/users/Ada/statuses/115839999000000007"));

        assertThat(note.id()).isEqualTo(api.id());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"https://www.w3.org/ns/activitystreams#Public\"|\"https://med.example/users/ada/followers\"",
                "\"https://med.example/users/ada/followers\"|\"https://www.w3.org/ns/activitystreams#Public\"",
                "\"as:Public\"|",
                "\"Public\"|"
            })
    void publicAndQuietPublicPostsCount(String to, String cc) {
        String shown = cc == null ? "" : cc;
        assertThat(tweet(note(to, shown, "")).id()).isEqualTo("mastodon:med.example/7001");
        assertThat(tweet(create(to, shown, note(to, shown, ""))).id()).isEqualTo("mastodon:med.example/7001");
    }

    @Test
    void addresseesMayBeOneString() {
        assertThat(tweet(note("", "", "")
                                .replace("\"to\":[]", "\"to\":" + PUBLIC)
                                .replace("\"cc\":[],", ""))
                        .id())
                .isEqualTo("mastodon:med.example/7001");
    }

    @Test
    void repliesEditsWarningsAndQuotesAreRead() {
        Tweet reply = tweet(note(PUBLIC, "", "")
                .replace("\"inReplyTo\":null", "\"inReplyTo\":\"https://other.example/users/bea/statuses/20\""));
        Tweet edited = tweet(note(PUBLIC, "", ",\"updated\":\"2022-11-20T11:00:00Z\""));
        Tweet warned = tweet(note(PUBLIC, "", "").replace("\"summary\":null", "\"summary\":\"gore\""));
        Tweet quote = tweet(note(PUBLIC, "", ",\"quote\":\"https://other.example/users/bea/statuses/20\""));

        assertThat(reply.kind()).isEqualTo(Kind.REPLY);
        assertThat(reply.replyTo()).isEqualTo("mastodon:other.example/20");
        assertThat(edited.revision().editedAt()).isEqualTo(Instant.parse("2022-11-20T11:00:00Z"));
        assertThat(warned.text()).startsWith("gore\n\nhello");
        assertThat(quote.kind()).isEqualTo(Kind.QUOTE);
        assertThat(quote.quote().id()).isEqualTo("mastodon:other.example/20");
    }

    @Test
    void postsOfOtherSoftwareHaveTheirPathAsId() {
        Tweet pleroma =
                tweet(note(PUBLIC, "", "").replace(ADA + "/statuses/7001", "https://med.example/objects/0b5c-11"));
        Tweet misskey = tweet(note(PUBLIC, "", ",\"_misskey_content\":\"hello\"")
                .replace(ADA + "/statuses/7001", "https://med.example/notes/9abc"));

        assertThat(pleroma.id()).isEqualTo("mastodon:med.example/objects/0b5c-11");
        assertThat(misskey.id()).isEqualTo("mastodon:med.example/notes/9abc");
    }

    @Test
    void theActorMayBeWritten() {
        String actor =
                "{\"type\":\"Person\",\"id\":\"https://med.example/ap/users/115\",\"preferredUsername\":\"ada\"}";

        assertThat(tweet(note(PUBLIC, "", "").replace("\"attributedTo\":\"" + ADA + "\"", "\"attributedTo\":" + actor))
                        .author()
                        .handle())
                .isEqualTo("ada@med.example");
    }

    @Test
    void aDeletionRemovesThePost() {
        String at = "{\"@context\":\"x\",\"type\":\"Delete\",\"actor\":\"" + ADA + "\",\"object\":";

        assertThat(Parsing.deletion(at + "{\"type\":\"Tombstone\",\"id\":\"" + ADA + "/statuses/7001\"}}"))
                .isEqualTo(new Deletion("mastodon:med.example/7001", Parsing.ORIGIN.at()));
        assertThat(Parsing.deletion(at + "\"" + ADA + "/statuses/7001\"}").tweet())
                .isEqualTo("mastodon:med.example/7001");
    }

    @Test
    void aPrivateRepostOfOnesOwnPostIsNotPublic() {
        assertThat(rejected(announce(note("\"" + ADA + "/followers\"", "", ""))).reason())
                .isEqualTo(Reason.NOT_PUBLIC);
        assertThat(rejected(announce("\"x\"").replace(PUBLIC, "\"" + ADA + "/followers\""))
                        .reason())
                .isEqualTo(Reason.NOT_PUBLIC);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"@context\":\"x\",\"type\":\"Like\",\"object\":\"https://a.example/1\"}|NO_TWEET_LIKES",
                "{\"@context\":\"x\",\"type\":\"Person\",\"preferredUsername\":\"ada\",\"summary\":\"SECRET\"}|NO_TWEET_USERS",
                "{\"@context\":\"x\",\"type\":\"Update\",\"object\":{\"type\":\"Person\"}}|NO_TWEET_USERS",
                "{\"@context\":\"x\",\"type\":\"OrderedCollection\",\"orderedItems\":[\"https://a.example/1\",\"https://a.example/2\"]}|NO_TWEET_OTHER",
                "{\"@context\":\"x\",\"type\":\"OrderedCollection\",\"orderedItems\":7}|WRONG_TYPE",
                "{\"@context\":\"x\",\"type\":\"Create\",\"object\":\"https://a.example/1\"}|MISSING_TEXT",
                "{\"@context\":\"x\",\"type\":\"Delete\"}|MISSING_ID",
                "{\"@context\":\"x\"}|NO_TWEET_OTHER"
            })
    void whatIsNoPostIsRejected(String record, Reason reason) {
        assertThat(rejected(record).reason()).isEqualTo(reason);
        assertThat(rejected(record).payload()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://med.example/@ada", "https://med.example/u/ada", "https://med.example/profile/ada"})
    void actorsAreNamedByTheEndOfTheirAddress(String actor) {
        assertThat(tweet(note(PUBLIC, "", "").replace("\"attributedTo\":\"" + ADA, "\"attributedTo\":\"" + actor))
                        .author()
                        .id())
                .isEqualTo("ada@med.example");
    }
}
