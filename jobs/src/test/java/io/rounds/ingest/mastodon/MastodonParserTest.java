package io.rounds.ingest.mastodon;

import static io.rounds.ingest.Parsing.parse;
import static io.rounds.ingest.Parsing.rejected;
import static io.rounds.ingest.Parsing.tweet;
import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.extract.links.Links;
import io.rounds.ingest.Parsing;
import io.rounds.ingest.Payloads;
import io.rounds.ingest.ReadingDefaults;
import io.rounds.ingest.RecordParser;
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
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MastodonParserTest {
    private static final String ID = "mastodon:med-mastodon.com/115839999000000007";

    /** A status of an account of {@code other.example}, read there, with these further fields. */
    private static String local(String fields) {
        return "{\"id\": \"20\", \"created_at\": \"2026-01-05T10:14:05.120Z\", \"in_reply_to_account_id\": null, \"visibility\": \"public\","
                + " \"uri\": \"https://other.example/users/bea/statuses/20\", \"content\": \"<p>x</p>\","
                + " \"account\": {\"id\": \"7\", \"acct\": \"bea\", \"url\": \"https://other.example/@bea\"}" + fields
                + "}";
    }

    private static List<String> spellings(Tweet tweet) {
        return tweet.hashtags().stream().map(Hashtag::spelling).toList();
    }

    private static List<String> urls(Tweet tweet) {
        return tweet.links().stream().map(Link::url).toList();
    }

    @Test
    void aStatusIsATweet() {
        Tweet tweet = tweet(Payloads.MASTODON_STATUS);

        assertThat(tweet.id()).isEqualTo(ID);
        assertThat(tweet.platform()).isEqualTo(Platform.MASTODON);
        assertThat(tweet.url()).isEqualTo("https://med-mastodon.com/@Ada/115839999000000007");
        assertThat(tweet.createdAt()).isEqualTo(Instant.parse("2026-01-05T10:14:05.120Z"));
        assertThat(tweet.kind()).isEqualTo(Kind.ORIGINAL);
        assertThat(tweet.content().lang()).isEqualTo("en");
        assertThat(tweet.text())
                .isEqualTo("Sepsis in ten minutes with @bea & friends\nsecond line\n\n"
                        + "https://www.litfl.com/sepsis-in-ten-minutes-for-all/?a=1&b=2 #FOAMed #Ärzte");
        assertThat(tweet.author())
                .isEqualTo(new Author(
                        "ada@med-mastodon.com",
                        "Ada@med-mastodon.com",
                        "Ada",
                        120,
                        80,
                        Instant.parse("2022-11-06T00:00:00Z"),
                        null,
                        false));
        assertThat(spellings(tweet)).containsExactly("FOAMed", "Ärzte", "meded");
        assertThat(tweet.mentions()).containsExactly("bea@other.example");
        assertThat(urls(tweet)).containsExactly("https://www.litfl.com/sepsis-in-ten-minutes-for-all/?a=1&b=2");
        assertThat(tweet.relations().conversation()).isEqualTo(ID);
        assertThat(tweet.revision().editedAt()).isNull();
        assertThat(tweet.marks().confidentiality()).isEmpty();
    }

    @Test
    void aStatusHasTheSameIdOnAnyServer() {
        String elsewhere = Payloads.MASTODON_STATUS
                .replace("115840000000000001", "42")
                .replace("\"acct\": \"Ada@med-mastodon.com\"", "\"acct\": \"Ada\"")
                .replace("\"id\": \"109\"", "\"id\": \"1\"")
                .replace("\"acct\": \"bea\"", "\"acct\": \"bea@other.example\"");

        assertThat(tweet(elsewhere)).isEqualTo(tweet(Payloads.MASTODON_STATUS));
    }

    @Test
    void aReblogIsARepostWithTheContentOfTheOriginal() {
        Tweet tweet = tweet(Payloads.MASTODON_REBLOG);
        Tweet original = tweet(Payloads.MASTODON_STATUS);

        assertThat(tweet.id()).isEqualTo("mastodon:other.example/115840000000000009");
        assertThat(tweet.kind()).isEqualTo(Kind.REPOST);
        assertThat(tweet.createdAt()).isEqualTo(Instant.parse("2026-01-05T11:00:00Z"));
        assertThat(tweet.author().id()).isEqualTo("bea@other.example");
        assertThat(tweet.repostOf()).isEqualTo(ID);
        assertThat(tweet.repost().handle()).isEqualTo("ada@med-mastodon.com");
        assertThat(tweet.repost().author()).isEqualTo("mastodon:ada@med-mastodon.com");
        assertThat(tweet.url()).isEqualTo(original.url());
        assertThat(tweet.text()).isEqualTo(original.text());
        assertThat(tweet.hashtags()).isEqualTo(original.hashtags());
        assertThat(tweet.mentions()).isEqualTo(original.mentions());
        assertThat(tweet.links()).isEqualTo(original.links());
        assertThat(tweet.author().automated()).isTrue();
        assertThat(tweet.marks().confidentiality()).isEmpty();
    }

    @Test
    void streamingBringsStatusesAsText() {
        Tweet status = tweet(Payloads.MASTODON_STATUS);

        assertThat(tweet(Payloads.mastodonMessage("update", Payloads.MASTODON_STATUS)))
                .isEqualTo(status);
        assertThat(tweet("{\"event\": \"update\", \"payload\": " + Payloads.MASTODON_STATUS + "}"))
                .isEqualTo(status);
        assertThat(tweet("{\"payload\": " + Payloads.MASTODON_STATUS + ", \"event\": \"update\"}"))
                .isEqualTo(status);
    }

    @Test
    void anEditIsALaterVersionOfTheSameStatus() {
        Tweet edited = tweet(Payloads.mastodonMessage(
                "status.update",
                Payloads.MASTODON_STATUS.replace(
                        "\"edited_at\": null", "\"edited_at\": \"2026-01-05T10:20:00.500Z\"")));

        assertThat(edited.firstId()).isEqualTo(edited.id()).isEqualTo(ID);
        assertThat(edited.revision().editedAt()).isEqualTo(Instant.parse("2026-01-05T10:20:00.500Z"));
        assertThat(edited.version()).isEqualTo(1767608400500L);
    }

    @Test
    void aDeletionNamesAStatusOfTheServerThatWasRead() {
        Deletion named = Parsing.deletion("{\"event\":\"delete\",\"payload\":\"115\",\"host\":\"Other.example\"}");
        List<Parsed> byOption = new ArrayList<>();
        new RecordParser(
                        Clock.fixed(Parsing.NOW, ZoneOffset.UTC),
                        RecordParser.MAX_TWEET_BYTES,
                        Links.load(),
                        new ReadingDefaults("other.example", null))
                .parse(
                        "{\"event\":\"delete\",\"payload\":\"115\"}".getBytes(StandardCharsets.UTF_8),
                        Parsing.ORIGIN,
                        byOption::add);
        Deletion elsewhere = Parsing.deletion("{\"event\":\"delete\",\"payload\":\"115\",\"host\":\"other.example\","
                + "\"uri\":\"https://med-mastodon.com/users/Ada/statuses/115839999000000007\"}");
        Rejected unknown = rejected("{\"event\":\"delete\",\"payload\":\"115\"}");

        assertThat(named).isEqualTo(new Deletion("mastodon:other.example/115", Parsing.ORIGIN.at()));
        assertThat(byOption).containsExactly(Parsed.of(named));
        assertThat(elsewhere.tweet()).isEqualTo(ID);
        assertThat(unknown.reason()).isEqualTo(Reason.MISSING_ID);
        assertThat(unknown.detail()).contains("--mastodon-host");
    }

    @ParameterizedTest
    @CsvSource({
        "https://med-mastodon.com/users/ada/statuses/1234,med-mastodon.com/1234",
        "https://Med-Mastodon.com/ap/users/77/statuses/1234,med-mastodon.com/1234",
        "https://a.example:8443/users/ada/statuses/01HX/activity,a.example:8443/01HX",
        "https://a.example/objects/0b5c-11,a.example/objects/0b5c-11",
        "https://a.example/notes/9x,a.example/notes/9x",
        "https://a.example/?p=12,a.example/?p=12",
        "https://a.example/users/ada/statuses/12/replies/3,a.example/users/ada/statuses/12/replies/3",
        "'tag:old.example,2017-05-01:objectId=7:objectType=Status',old.example/2017-05-01:objectId=7:objectType=Status"
    })
    void theAddressIsTheHostAndTheNameThere(String uri, String id) {
        assertThat(tweet(local("").replace("https://other.example/users/bea/statuses/20", uri))
                        .id())
                .isEqualTo("mastodon:" + id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "20",
                "urn:uuid:7",
                "https://",
                "https:///x",
                "https://a b/x",
                "https://a.example",
                "https://a.example/a b"
            })
    void aStatusWithoutAnAddressIsRejected(String uri) {
        Rejected rejected = rejected(local("").replace("https://other.example/users/bea/statuses/20", uri));

        assertThat(rejected.reason()).isEqualTo(Reason.MISSING_ID);
        assertThat(rejected.detail()).contains("uri");
    }

    @Test
    void aReplyNamesWhatItAnswersWhereThatIsOfTheServerThatWasRead() {
        String mentions = ", \"mentions\": [{\"id\": \"8\", \"acct\": \"cy\", \"url\": \"https://other.example/@cy\"},"
                + " {\"id\": \"9\", \"acct\": \"dan@far.example\", \"url\": \"https://far.example/@dan\"}]";
        Tweet toLocal = tweet(local(", \"in_reply_to_id\": \"19\", \"in_reply_to_account_id\": \"8\"" + mentions));
        Tweet toRemote = tweet(local(", \"in_reply_to_id\": \"19\", \"in_reply_to_account_id\": \"9\"" + mentions));
        Tweet toSelf = tweet(local(", \"in_reply_to_id\": \"19\", \"in_reply_to_account_id\": \"7\""));

        assertThat(List.of(toLocal, toRemote, toSelf)).extracting(Tweet::kind).containsOnly(Kind.REPLY);
        assertThat(toLocal.replyTo()).isEqualTo("mastodon:other.example/19");
        assertThat(toRemote.replyTo()).isNull();
        assertThat(toSelf.replyTo()).isEqualTo("mastodon:other.example/19");
        assertThat(toSelf.relations().conversation()).isNull();
    }

    @Test
    void aQuoteNamesWhatItQuotesAndLeavesOutTheLineForOldReaders() {
        String content =
                "<p class=\\\"quote-inline\\\">RE: <a href=\\\"https://med-mastodon.com/@Ada/1\\\">med-mastodon.com/@Ada/1</a></p><p>true</p>";
        String status = local("").replace("<p>x</p>", content);
        String quote = ", \"quote\": {\"state\": \"accepted\", \"quoted_status\": " + Payloads.MASTODON_STATUS + "}}";
        Tweet quoting = tweet(status.substring(0, status.length() - 1) + quote);
        Tweet otherSoftware =
                tweet(status.substring(0, status.length() - 1) + ", \"quote\": " + Payloads.MASTODON_STATUS + "}");
        Tweet refused = tweet(status.substring(0, status.length() - 1)
                + ", \"quote\": {\"state\": \"revoked\", \"quoted_status\": null}}");

        assertThat(quoting.kind()).isEqualTo(Kind.QUOTE);
        assertThat(quoting.quote().id()).isEqualTo(ID);
        assertThat(quoting.quote().handle()).isEqualTo("ada@med-mastodon.com");
        assertThat(quoting.text()).isEqualTo("true");
        assertThat(quoting.hashtags()).isEmpty();
        assertThat(otherSoftware).isEqualTo(quoting);
        assertThat(refused.kind()).isEqualTo(Kind.ORIGINAL);
        assertThat(refused.text()).startsWith("RE: ");
    }

    @Test
    void aWarningStandsBeforeTheText() {
        assertThat(tweet(local(", \"spoiler_text\": \"blood\"")).text()).isEqualTo("blood\n\nx");
    }

    @Test
    void aCardCountsWhereTheTextHasNoLinkOrAShortenedOne() {
        String card = ", \"card\": {\"url\": \"https://litfl.com/a/\"}";

        assertThat(urls(tweet(local(card)))).containsExactly("https://litfl.com/a/");
        assertThat(urls(tweet(local(card).replace("<p>x</p>", "<a href='https://bit.ly/3x'>bit.ly/3x</a>"))))
                .containsExactly("https://litfl.com/a/");
        assertThat(urls(tweet(local(card).replace("<p>x</p>", "<a href='https://doi.org/10.1/x'>doi</a>"))))
                .containsExactly("https://doi.org/10.1/x");
    }

    @Test
    void hashtagsWithoutAListAreReadFromTheText() {
        assertThat(spellings(tweet(local("").replace("<p>x</p>", "<p>#FOAMed &amp; #救急</p>"))))
                .containsExactly("FOAMed", "救急");
        assertThat(spellings(tweet(local(", \"tags\": []").replace("<p>x</p>", "<p>#FOAMed</p>"))))
                .isEmpty();
    }

    @Test
    void pagesHoldStatuses() {
        assertThat(parse("[" + Payloads.MASTODON_STATUS + "," + local("") + "]"))
                .hasSize(2);
        List<Parsed> search =
                parse("{\"accounts\": [{\"id\": \"1\"}], \"statuses\": [" + local("") + ", 7], \"hashtags\": []}");
        List<Parsed> thread =
                parse("{\"ancestors\": [" + local("") + "], \"descendants\": [" + Payloads.MASTODON_STATUS + "]}");

        assertThat(search).hasSize(2);
        assertThat(search.get(0).tweet()).isNotNull();
        assertThat(search.get(1).rejected()).isNotNull();
        assertThat(thread).extracting(Parsed::tweet).doesNotContainNull().hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"private", "direct"})
    void whatIsNotPublicIsRejectedAndNotKept(String visibility) {
        Rejected rejected = rejected(local("").replace("public", visibility));

        assertThat(rejected.reason()).isEqualTo(Reason.NOT_PUBLIC);
        assertThat(rejected.payload()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notification",
                "conversation",
                "filters_changed",
                "announcement",
                "announcement.delete",
                "notifications_merged"
            })
    void otherEventsAreNoTweetsAndNotKept(String event) {
        Rejected rejected =
                rejected("{\"stream\": [\"user\"], \"event\": \"" + event + "\", \"payload\": \"{\\\"a\\\": 1}\"}");

        assertThat(rejected.reason()).isEqualTo(Reason.NO_TWEET_OTHER);
        assertThat(rejected.detail()).contains(event);
        assertThat(rejected.payload()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"event\": \"update\", \"payload\": \"{\\\"id\\\": \"}|BROKEN_JSON",
                "{\"event\": \"update\", \"payload\": \"7\"}|WRONG_TYPE",
                "{\"event\": \"update\"}|WRONG_TYPE",
                "{\"ancestors\": [], \"descendants\": \"none\"}|WRONG_TYPE",
                "{\"visibility\": \"public\", \"statuses\": 7}|WRONG_TYPE",
                "{\"event\": \"dance\", \"payload\": \"7\"}|UNKNOWN_FORMAT",
                "{\"stream\": [\"user\"]}|UNKNOWN_FORMAT",
                "{\"payload\": \"7\"}|UNKNOWN_FORMAT",
                "{\"event\": \"delete\"}|MISSING_ID",
                "{\"id\": \"1\", \"username\": \"a\", \"acct\": \"a\", \"display_name\": \"A\"}|NO_TWEET_USERS",
                "{\"id\": \"1\", \"type\": \"mention\", \"account\": {\"id\": \"2\"}, \"status\": {\"id\": \"3\"}}|NO_TWEET_OTHER"
            })
    void whatIsNoStatusIsRejectedForItsReason(String record, Reason reason) {
        assertThat(rejected(record).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"content\": \"<p>x</p>\"|\"content\": 7|WRONG_TYPE",
                "\"content\": \"<p>x</p>\"|\"a\": 7|MISSING_TEXT",
                "\"acct\": \"bea\"|\"a\": 7|MISSING_AUTHOR",
                "2026-01-05T10:14:05.120Z|yesterday|BAD_DATE",
                "\"content\": \"<p>x</p>\"|\"content\": \"\\ud83d\"|BAD_UNICODE"
            })
    void whatLacksAFieldIsRejectedForItsReason(String good, String bad, Reason reason) {
        assertThat(local("")).contains(good);
        assertThat(rejected(local("").replace(good, bad)).reason()).isEqualTo(reason);
    }
}
