package io.rounds.ingest.x;

import static io.rounds.ingest.Parsing.parse;
import static io.rounds.ingest.Parsing.rejected;
import static io.rounds.ingest.Parsing.tweet;
import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.ingest.Parsing;
import io.rounds.ingest.Payloads;
import io.rounds.model.Author;
import io.rounds.model.Deletion;
import io.rounds.model.Hashtag;
import io.rounds.model.Kind;
import io.rounds.model.Link;
import io.rounds.model.Parsed;
import io.rounds.model.Reason;
import io.rounds.model.Rejected;
import io.rounds.model.Tweet;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XV11ParserTest {
    private static final String REST = "\"created_at\": \"Wed Oct 10 20:19:24 +0000 2018\","
            + " \"user\": {\"id\": 5, \"id_str\": \"5\", \"screen_name\": \"Finn\"}";

    @Test
    void anExtendedTweetIsReadInFull() {
        Tweet tweet = tweet(Payloads.V11_EXTENDED);

        assertThat(tweet.id()).as("id_str, because the number is rounded").isEqualTo("x:1050118621198921728");
        assertThat(tweet.text()).isEqualTo("To make room for more expression #NurseTwitter https://t.co/x");
        assertThat(tweet.createdAt()).isEqualTo(Instant.parse("2018-10-10T20:19:24Z"));
        assertThat(tweet.hashtags()).containsExactly(new Hashtag("nursetwitter", "NurseTwitter"));
        assertThat(tweet.links()).extracting(Link::url).containsExactly("https://first10em.com/b");
        assertThat(tweet.author())
                .isEqualTo(new Author(
                        "6253282", "EveRN", "Eve", 12, 3, Instant.parse("2007-05-23T06:01:13Z"), true, null));
        assertThat(tweet.url()).isEqualTo("https://x.com/EveRN/status/1050118621198921728");
        assertThat(tweet.kind()).isEqualTo(Kind.ORIGINAL);
        assertThat(tweet.relations().conversation()).isNull();
    }

    @Test
    void aRepostCarriesWhatTheOriginalMentions() {
        Tweet repost = tweet(Payloads.V11_REPOST);

        assertThat(repost.id()).isEqualTo("x:11");
        assertThat(repost.kind()).isEqualTo(Kind.REPOST);
        assertThat(repost.repostOf()).isEqualTo("x:10");
        assertThat(repost.repost().handle()).isEqualTo("evern");
        assertThat(repost.mentions()).containsExactly("drcy");
        assertThat(repost.hashtags()).extracting(Hashtag::tag).containsExactly("meded");
    }

    @Test
    void aPlainStatusWithANumberForAnIdWillDo() {
        Tweet tweet = tweet("{\"id\": 7, \"text\": \"#a\", " + REST + "}");

        assertThat(tweet.id()).isEqualTo("x:7");
        assertThat(tweet.hashtags()).extracting(Hashtag::tag).containsExactly("a");
    }

    @Test
    void repliesAndQuotesPointToTheirTweets() {
        Tweet reply = tweet("{\"id_str\": \"7\", \"text\": \"@a b\", \"in_reply_to_status_id\": 6, " + REST + "}");
        Tweet quote =
                tweet("{\"id_str\": \"7\", \"text\": \"b\", \"is_quote_status\": true, \"quoted_status_id_str\": \"6\","
                        + " \"quoted_status\": {\"id_str\": \"6\", \"text\": \"#notmine\","
                        + " \"user\": {\"id_str\": \"9\", \"screen_name\": \"Quoted\"}}, " + REST + "}");

        assertThat(reply.kind()).isEqualTo(Kind.REPLY);
        assertThat(reply.replyTo()).isEqualTo("x:6");
        assertThat(quote.kind()).isEqualTo(Kind.QUOTE);
        assertThat(quote.quote().id()).isEqualTo("x:6");
        assertThat(quote.quote().author()).isEqualTo("x:9");
        assertThat(quote.quote().handle()).isEqualTo("quoted");
        assertThat(quote.hashtags()).isEmpty();
    }

    @Test
    void aPageHoldsItsStatuses() {
        List<Parsed> results = parse("{\"statuses\": [{\"id_str\": \"7\", \"text\": \"a\", " + REST
                + "}, {\"id_str\": \"8\", " + REST + "}], \"search_metadata\": {\"count\": 2}}");

        assertThat(results).hasSize(2);
        assertThat(Objects.requireNonNull(results.get(0).tweet()).id()).isEqualTo("x:7");
        Rejected rejected = Objects.requireNonNull(results.get(1).rejected());
        assertThat(rejected.reason()).isEqualTo(Reason.MISSING_TEXT);
        assertThat(rejected.id()).isEqualTo("tweets/0/7#1");
    }

    @Test
    void aDeleteNoticeDeletes() {
        Deletion dated =
                Parsing.deletion("{\"delete\": {\"status\": {\"id\": 1234, \"id_str\": \"1234\", \"user_id\": 3,"
                        + " \"user_id_str\": \"3\"}, \"timestamp_ms\": \"1432228155593\"}}");
        Deletion undated = Parsing.deletion("{\"delete\": {\"status\": {\"id\": 1234}}}");

        assertThat(dated).isEqualTo(new Deletion("x:1234", Instant.ofEpochMilli(1432228155593L)));
        assertThat(undated).isEqualTo(new Deletion("x:1234", Parsing.ORIGIN.at()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"edit_history\": {\"initial_tweet_id\": \"5\", \"edit_tweet_ids\": [\"5\", \"7\"]}",
                "\"ext_edit_control\": {\"initial\": {\"edit_tweet_ids\": [\"5\", \"5\", \"7\", \"7\"], \"edits_remaining\": \"4\"}}",
                "\"ext_edit_control\": {\"edit\": {\"initial_tweet_id\": \"5\","
                        + " \"edit_control_initial\": {\"edit_tweet_ids\": [\"5\", \"7\"]}}}"
            })
    void aVersionReplacesThoseBeforeIt(String history) {
        Tweet tweet = tweet("{\"id_str\": \"7\", \"text\": \"a\", " + history + ", " + REST + "}");

        assertThat(tweet.revision().replaces()).containsExactly("x:5");
        assertThat(tweet.version()).isEqualTo(1);
    }

    @Test
    void anAccountIsNoTweet() {
        assertThat(rejected("{\"id\": 3, \"id_str\": \"3\", \"name\": \"N\", \"screen_name\": \"n\","
                                + " \"status\": {\"id_str\": \"4\", \"text\": \"t\"}}")
                        .reason())
                .isEqualTo(Reason.NO_TWEET_USERS);
    }

    @Test
    void anAccountWithoutAnIdIsKnownByItsHandle() {
        Tweet tweet = tweet("{\"id_str\": \"7\", \"text\": \"a\", \"created_at\": \"Wed Oct 10 20:19:24 +0000 2018\","
                + " \"user\": {\"screen_name\": \"Finn\"}}");

        assertThat(tweet.author().id()).isEqualTo("@finn");
        assertThat(tweet.author().handle()).isEqualTo("Finn");
    }

    private static String old(String date, String text, String entities) {
        return """
                {"id_str": "7", "created_at": "%s", "user": {"id_str": "1", "screen_name": "a", "name": "A &amp; B"}, "text": "%s", "entities": %s}""".formatted(date, text, entities);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "{\"hashtags\": [], \"symbols\": [], \"user_mentions\": [], \"urls\": []}",
                "{\"hashtags\": null, \"urls\": null}"
            })
    void emptyEntitiesAreReadFromTheText(String entities) {
        for (String date : List.of("Thu May 14 03:37:58 +0000 2009", "Fri May 14 03:37:58 +0000 2021")) {
            Tweet tweet = Parsing.tweet(old(date, "#ecg is fun @bob_rn http://litfl.com/?a=1&amp;b=2", entities));

            assertThat(tweet.hashtags()).extracting(Hashtag::tag).containsExactly("ecg");
            assertThat(tweet.mentions()).containsExactly("bob_rn");
            assertThat(tweet.links()).extracting(Link::url).containsExactly("http://litfl.com/?a=1&b=2");
            assertThat(tweet.author().name()).isEqualTo("A & B");
        }
    }

    @Test
    void beforeTcoEachListThatIsEmptyIsReadFromTheTextAndLaterNot() {
        String entities = "{\"hashtags\": [], \"user_mentions\": [{\"screen_name\": \"bob_rn\"}], \"urls\": []}";
        String text = "@bob_rn #ecg http://litfl.com/x";

        Tweet early = Parsing.tweet(old("Thu May 14 03:37:58 +0000 2009", text, entities));
        Tweet late = Parsing.tweet(old("Fri May 14 03:37:58 +0000 2021", text, entities));

        assertThat(early.mentions()).containsExactly("bob_rn");
        assertThat(early.hashtags()).extracting(Hashtag::tag).containsExactly("ecg");
        assertThat(early.links()).extracting(Link::url).containsExactly("http://litfl.com/x");
        assertThat(late.hashtags()).isEmpty();
        assertThat(late.links()).isEmpty();
    }

    @Test
    void theAddressOfAPictureIsNoLink() {
        Tweet tweet = Parsing.tweet(
                old(
                        "Fri May 14 03:37:58 +0000 2021",
                        "Look https://t.co/aaaaaaaaaa",
                        "{\"hashtags\": [], \"urls\": [], \"user_mentions\": [], \"media\": [{\"url\": \"https://t.co/aaaaaaaaaa\"}]}"));

        assertThat(tweet.links()).isEmpty();
    }

    @Test
    void theTextOfARepostIsTheWholeTextOfTheOriginal() {
        Tweet repost = Parsing.tweet("""
                {"id_str": "8", "created_at": "Fri May 14 03:37:58 +0000 2021", "user": {"id_str": "1", "screen_name": "a"}, "text": "RT @bob_rn: fluids &amp; antib\u2026", "truncated": false, "retweeted_status":
                 {"id_str": "7", "created_at": "Fri May 14 03:37:58 +0000 2021", "user": {"id_str": "2", "screen_name": "bob_rn"}, "text": "fluids &amp; antib\u2026 https://t.co/x", "truncated": true, "extended_tweet": {"full_text": "fluids &amp; antibiotics #FOAMed", "entities": {"hashtags": [{"text": "FOAMed"}], "urls": [], "user_mentions": []}}}}""");

        assertThat(repost.text()).isEqualTo("fluids & antibiotics #FOAMed");
        assertThat(repost.repost().handle()).isEqualTo("bob_rn");
    }
}
