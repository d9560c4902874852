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
import io.rounds.model.Platform;
import io.rounds.model.Reason;
import io.rounds.model.Rejected;
import io.rounds.model.Tweet;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XV2ParserTest {
    private static final String REST =
            "\"author_id\": \"2\", \"created_at\": \"2022-10-04T15:25:05.000Z\", \"conversation_id\": \"5\"";

    @Test
    void aMessageOfTheFilteredStreamIsOneTweet() {
        Tweet tweet = tweet(Payloads.V2_STREAM);

        assertThat(tweet.id()).isEqualTo("x:1577318900085186562");
        assertThat(tweet.platform()).isEqualTo(Platform.X);
        assertThat(tweet.url()).isEqualTo("https://x.com/Bea_MD/status/1577318900085186562");
        assertThat(tweet.createdAt()).isEqualTo(Instant.parse("2022-10-04T15:25:05Z"));
        assertThat(tweet.kind()).isEqualTo(Kind.ORIGINAL);
        assertThat(tweet.text()).startsWith("Sepsis in 10 minutes with @DrAda \uD83E\uDE7A #FOAMed");
        assertThat(tweet.content().lang()).isEqualTo("en");
        assertThat(tweet.author())
                .isEqualTo(new Author(
                        "18591618", "Bea_MD", "Bea", 6851, 1079, Instant.parse("2009-01-03T18:15:05Z"), false, null));
        assertThat(tweet.relations().conversation()).isEqualTo("x:1577318900085186562");
        assertThat(tweet.communities()).isEmpty();
    }

    @Test
    void entitiesOfThePayloadAreUsedEachOnceAndLinksAsFarAsTheyAreExpanded() {
        Tweet tweet = tweet(Payloads.V2_STREAM);

        assertThat(tweet.hashtags()).containsExactly(new Hashtag("foamed", "FOAMed"));
        assertThat(tweet.mentions()).containsExactly("drada");
        assertThat(tweet.links()).extracting(Link::url).containsExactly("https://litfl.com/sepsis/");
    }

    @Test
    void onlyDataAreTweetsOfTheInput() {
        assertThat(parse(Payloads.V2_PAGE))
                .extracting(Parsed::tweet)
                .extracting(Tweet::id)
                .containsExactly("x:200", "x:201");
    }

    @Test
    void aRepostCarriesWhatTheOriginalMentions() {
        Tweet repost = Objects.requireNonNull(parse(Payloads.V2_PAGE).get(0).tweet());

        assertThat(repost.kind()).isEqualTo(Kind.REPOST);
        assertThat(repost.repostOf()).isEqualTo("x:100");
        assertThat(repost.repost().handle()).isEqualTo("bea_md");
        assertThat(repost.hashtags()).extracting(Hashtag::tag).containsExactly("foamcc");
        assertThat(repost.mentions()).containsExactly("drcy");
        assertThat(repost.links()).extracting(Link::url).containsExactly("https://emcrit.org/airway");
        assertThat(repost.text()).startsWith("A very long thread").endsWith("#FOAMcc");
    }

    @Test
    void aRepostWithoutItsOriginalIsReadFromItselfAndDoesNotMentionTheOriginalsAuthor() {
        String record = "{\"data\": {\"id\": \"5\", \"text\": \"RT @Bea_MD: with @DrCy and @bea_md #a\", " + REST
                + ", \"entities\": {\"mentions\": [{\"username\": \"Bea_MD\"}, {\"username\": \"DrCy\"}, {\"username\": \"bea_md\"}],"
                + " \"hashtags\": [{\"tag\": \"a\"}]}, \"referenced_tweets\": [{\"type\": \"retweeted\", \"id\": \"4\"}]}}";

        Tweet repost = tweet(record);

        assertThat(repost.kind()).isEqualTo(Kind.REPOST);
        assertThat(repost.repostOf()).isEqualTo("x:4");
        assertThat(repost.repost().handle()).isEqualTo("bea_md");
        assertThat(repost.mentions()).containsExactly("drcy", "bea_md");
        assertThat(repost.hashtags()).extracting(Hashtag::tag).containsExactly("a");
    }

    @Test
    void anAuthorWhoIsNotIncludedIsKnownById() {
        Tweet tweet = Objects.requireNonNull(parse(Payloads.V2_PAGE).get(1).tweet());

        assertThat(tweet.author()).isEqualTo(new Author("99", "99", null, null, null, null, null, null));
        assertThat(tweet.url()).isEqualTo("https://x.com/i/status/201");
    }

    @Test
    void withoutEntitiesTheTextIsRead() {
        Tweet tweet = Objects.requireNonNull(parse(Payloads.V2_PAGE).get(1).tweet());

        assertThat(tweet.hashtags()).containsExactly(new Hashtag("meded", "MedEd"));
    }

    @Test
    void includesMayComeBeforeData() {
        Tweet tweet =
                tweet("{\"includes\": {\"users\": [{\"id\": \"2\", \"username\": \"dan\"}]}, \"data\": {\"id\": \"5\","
                        + " \"text\": \"x\", " + REST + "}}");

        assertThat(tweet.author().handle()).isEqualTo("dan");
    }

    @Test
    void aFlattenedTweetHoldsItsAuthorAndItsOriginal() {
        String record = "{\"referenced_tweets\": [{\"type\": \"retweeted\", \"id\": \"4\", \"text\": \"long #end\","
                + " \"author_id\": \"9\", \"author\": {\"id\": \"9\", \"username\": \"Orig\"},"
                + " \"entities\": {\"hashtags\": [{\"tag\": \"end\"}]},"
                + " \"referenced_tweets\": [{\"type\": \"quoted\", \"id\": \"3\"}]}],"
                + " \"id\": \"5\", \"text\": \"RT @Orig: lo\\u2026\", "
                + REST
                + ", \"author\": {\"id\": \"2\", \"username\": \"Dan\", \"public_metrics\": {\"followers_count\": 8}}}";

        Tweet repost = tweet(record);

        assertThat(repost.kind()).isEqualTo(Kind.REPOST);
        assertThat(repost.author().handle()).isEqualTo("Dan");
        assertThat(repost.author().followers()).isEqualTo(8);
        assertThat(repost.repost().author()).isEqualTo("x:9");
        assertThat(repost.repost().handle()).isEqualTo("orig");
        assertThat(repost.hashtags()).extracting(Hashtag::tag).containsExactly("end");
        assertThat(repost.quote().id()).isNull();
    }

    @Test
    void aReplyThatQuotesIsAReply() {
        Tweet tweet = tweet(
                "{\"data\": {\"id\": \"5\", \"text\": \"@a see\", \"in_reply_to_user_id\": \"7\", " + REST
                        + ", \"referenced_tweets\": [{\"type\": \"quoted\", \"id\": \"3\"}, {\"type\": \"replied_to\", \"id\": \"4\"}]}}");

        assertThat(tweet.kind()).isEqualTo(Kind.REPLY);
        assertThat(tweet.replyTo()).isEqualTo("x:4");
        assertThat(tweet.quote().id()).isEqualTo("x:3");
    }

    @Test
    void aTweetWithACommentOnAnotherIsAQuote() {
        Tweet tweet = tweet("{\"data\": {\"id\": \"5\", \"text\": \"RT @a: look\", " + REST
                + ", \"referenced_tweets\": [{\"type\": \"quoted\", \"id\": \"3\"}]}}");

        assertThat(tweet.kind()).isEqualTo(Kind.QUOTE);
        assertThat(tweet.quote().id()).isEqualTo("x:3");
        assertThat(tweet.repost().handle()).isNull();
    }

    @Test
    void whoWasQuotedIsTakenFromTheIncludesOrFromTheTweetInside() {
        String reference = "\"referenced_tweets\": [{\"type\": \"quoted\", \"id\": \"3\"";
        Tweet included = tweet("{\"data\": {\"id\": \"5\", \"text\": \"look\", " + REST + ", " + reference + "}]},"
                + " \"includes\": {\"tweets\": [{\"id\": \"3\", \"text\": \"#b\", \"author_id\": \"9\"}],"
                + " \"users\": [{\"id\": \"9\", \"username\": \"Orig\"}]}}");
        Tweet flat = tweet("{\"id\": \"5\", \"text\": \"look\", " + REST + ", " + reference
                + ", \"author_id\": \"9\", \"author\": {\"id\": \"9\", \"username\": \"Orig\"}}]}");

        assertThat(List.of(included, flat)).allSatisfy(quote -> {
            assertThat(quote.quote().author()).isEqualTo("x:9");
            assertThat(quote.quote().handle()).isEqualTo("orig");
            assertThat(quote.hashtags()).isEmpty();
        });
    }

    @Test
    void anOldStyleRepostCounts() {
        Tweet tweet = tweet("{\"data\": {\"id\": \"5\", \"text\": \"RT @Dan_1: hi @eve #a\", " + REST + "}}");

        assertThat(tweet.kind()).isEqualTo(Kind.REPOST);
        assertThat(tweet.repostOf()).isNull();
        assertThat(tweet.repost().handle()).isEqualTo("dan_1");
        assertThat(tweet.mentions()).containsExactly("eve");
    }

    @Test
    void aLongPostIsReadFromItsNote() {
        Tweet tweet = tweet("{\"data\": {\"id\": \"5\", \"note_tweet\": {\"text\": \"short and long #b\","
                + " \"entities\": {\"hashtags\": [{\"tag\": \"b\"}]}}, \"text\": \"short\", \"entities\": {}, " + REST
                + "}}");

        assertThat(tweet.text()).isEqualTo("short and long #b");
        assertThat(tweet.hashtags()).extracting(Hashtag::tag).containsExactly("b");
    }

    @Test
    void malformedEntitiesAreReplacedByReadingTheText() {
        Tweet tweet =
                tweet("{\"data\": {\"id\": \"5\", \"text\": \"#a\", \"entities\": {\"hashtags\": [{\"tag\": 5}]}, "
                        + REST + "}}");

        assertThat(tweet.hashtags()).extracting(Hashtag::tag).containsExactly("a");
    }

    @Test
    void eachTweetOfAPageIsRejectedByItselfWithItsOwnPayload() {
        String bad = "{\"id\": \"6\", \"text\": \"x\", \"author_id\": \"2\"}";
        String record = "{\"data\": [{\"id\": \"5\", \"text\": \"\u00e4\", " + REST + "},\n " + bad
                + " , 7, {\"text\": \"y\", " + REST + "}]}";

        List<Parsed> results = parse(record);

        assertThat(results).hasSize(4);
        assertThat(results.get(0).tweet()).isNotNull();
        assertThat(results)
                .extracting(Parsed::rejected)
                .filteredOn(Objects::nonNull)
                .extracting(Rejected::id, Rejected::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("tweets/0/7#1", Reason.BAD_DATE),
                        org.assertj.core.groups.Tuple.tuple("tweets/0/7#2", Reason.WRONG_TYPE),
                        org.assertj.core.groups.Tuple.tuple("tweets/0/7#3", Reason.MISSING_ID));
        Rejected first = Objects.requireNonNull(results.get(1).rejected());
        assertThat(first.payload()).isEqualTo(bad);
        assertThat(first.origin()).isEqualTo(Parsing.ORIGIN);
    }

    @Test
    void aPageWithoutResultsHoldsNothing() {
        assertThat(parse("{\"meta\": {\"result_count\": 0}}")).isEmpty();
        assertThat(parse("{\"data\": [], \"meta\": {\"result_count\": 0}}")).isEmpty();
    }

    @Test
    void aProblemInsteadOfDataIsAReadersError() {
        Rejected rejected =
                rejected("{\"errors\": [{\"title\": \"Not Found Error\", \"detail\": \"Could not find tweet\"}],"
                        + " \"includes\": {}}");

        assertThat(rejected.reason()).isEqualTo(Reason.READER_ERROR);
        assertThat(rejected.detail()).contains("Could not find tweet");
    }

    @Test
    void problemsBesideDataAreNone() {
        assertThat(tweet("{\"data\": {\"id\": \"5\", \"text\": \"x\", " + REST + "}, \"errors\": [{\"title\": \"t\"}]}")
                        .id())
                .isEqualTo("x:5");
    }

    @Test
    void countsAndAccountsAreNoTweets() {
        assertThat(rejected("{\"data\": [{\"start\": \"a\", \"end\": \"b\", \"tweet_count\": 4}], \"meta\": {}}")
                        .reason())
                .isEqualTo(Reason.NO_TWEET_COUNTS);
        assertThat(rejected("{\"data\": [{\"id\": \"1\", \"username\": \"a\", \"name\": \"A\"}]}")
                        .reason())
                .isEqualTo(Reason.NO_TWEET_USERS);
        assertThat(rejected("{\"id\": \"1\", \"name\": \"A\", \"username\": \"a\"}")
                        .reason())
                .isEqualTo(Reason.NO_TWEET_USERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "drop"})
    void complianceEventsOfTheStreamDeleteTweets(String event) {
        Deletion deletion =
                Parsing.deletion("{\"data\": {\"" + event + "\": {\"tweet\": {\"id\": \"601430178305220608\","
                        + " \"author_id\": \"3\"}, \"event_at\": \"2022-12-23T12:34:56.789Z\"}}}");

        assertThat(deletion).isEqualTo(new Deletion("x:601430178305220608", Instant.parse("2022-12-23T12:34:56.789Z")));
    }

    @Test
    void aNoticeOfAnEditSaysThatTheEarlierVersionsAreGone() {
        List<Parsed> results = Parsing.parse(
                "{\"data\": {\"tweet_edit\": {\"tweet\": {\"id\": \"3\"}, \"initial_tweet_id\":"
                        + " \"1\", \"edit_tweet_ids\": [\"1\", \"2\", \"3\"], \"event_at\": \"2022-12-23T12:34:56.789Z\"}}}");

        Instant at = Instant.parse("2022-12-23T12:34:56.789Z");
        assertThat(results).containsExactly(Parsed.of(new Deletion("x:1", at)), Parsed.of(new Deletion("x:2", at)));
    }

    @Test
    void aVersionReplacesThoseBeforeIt() {
        String versions = "\"edit_history_tweet_ids\": [\"5\", \"6\", \"7\"], ";
        Tweet first = tweet("{\"data\": {\"id\": \"5\", \"text\": \"x\", " + versions + REST + "}}");
        Tweet last = tweet("{\"data\": {\"id\": \"7\", \"text\": \"x\", " + versions + REST + "}}");

        assertThat(first.revision().replaces()).isEmpty();
        assertThat(first.revision().editedAt()).isNull();
        assertThat(first.version()).isZero();
        assertThat(last.revision().replaces()).containsExactly("x:5", "x:6");
        assertThat(last.firstId()).isEqualTo(first.firstId()).isEqualTo("x:5");
        assertThat(last.revision().editedAt()).isEqualTo(last.createdAt());
        assertThat(last.version()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "[\"5\"]", "{}", "null", "7", "[null, \"5\"]", "[{\"id\": 4}, \"5\"]", "[\"8\", \"9\"]"})
    void aHistoryThatSaysNothingAboutTheTweetIsIgnored(String history) {
        Tweet tweet = tweet("{\"data\": {\"id\": \"5\", \"text\": \"x\", \"edit_history_tweet_ids\": " + history + ", "
                + REST + "}}");

        assertThat(tweet.revision().replaces()).isEmpty();
        assertThat(tweet.version()).isZero();
    }

    @Test
    void complianceEventsAboutAccountsAreNoTweets() {
        assertThat(rejected("{\"data\": {\"user_suspend\": {\"user\": {\"id\": \"1\"}}}}")
                        .reason())
                .isEqualTo(Reason.NO_TWEET_USERS);
    }

    @Test
    void numbersAreIdsToo() {
        assertThat(tweet("{\"data\": {\"id\": 5, \"text\": \"x\", " + REST + "}}")
                        .id())
                .isEqualTo("x:5");
    }
}
