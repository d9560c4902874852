package io.rounds.ingest.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.ingest.Parsing;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records in the layout of each tool, about people who do not exist. */
class ToolParserTest {
    private static List<String> tags(Tweet tweet) {
        return tweet.hashtags().stream().map(Hashtag::tag).toList();
    }

    private static List<String> links(Tweet tweet) {
        return tweet.links().stream().map(Link::canonical).toList();
    }

    private static List<String> summary(String record) {
        return Parsing.parse(record).stream()
                .map(parsed -> parsed.tweet() != null
                        ? parsed.tweet().id() + ' ' + parsed.tweet().author().handle()
                        : String.valueOf(parsed.rejected()))
                .toList();
    }

    // snscrape, twscrape

    @ParameterizedTest
    @ValueSource(
            strings = {
                // 0.4: content
                """
                {"_type": "snscrape.modules.twitter.Tweet", "url": "https://twitter.com/alice_md/status/1388000000000001101", "date": "2021-05-01T10:00:00+00:00", "content": "Bougie &amp; #FOAMed https://t.co/aaaaaaaaaa", "renderedContent": "Bougie &amp; #FOAMed litfl.com/bougie", "id": 1388000000000001101, "user": {"_type": "snscrape.modules.twitter.User", "username": "alice_md", "id": 9001, "displayname": "Alice", "followersCount": 120}, "conversationId": 1388000000000001101, "lang": "en", "outlinks": ["https://litfl.com/bougie/"], "hashtags": ["FOAMed"]}""",
                // 0.3: no types
                """
                {"url": "https://twitter.com/alice_md/status/1388000000000001101", "date": "2021-05-01T10:00:00+00:00", "content": "Bougie &amp; #FOAMed https://t.co/aaaaaaaaaa", "renderedContent": "x", "id": 1388000000000001101, "username": "alice_md", "user": {"username": "alice_md", "displayname": "Alice", "id": "9001", "followersCount": 120}, "outlinks": ["https://litfl.com/bougie/"], "tcooutlinks": ["https://t.co/aaaaaaaaaa"], "conversationId": 1388000000000001101, "lang": "en", "retweetedTweet": null, "quotedTweet": null, "mentionedUsers": null}""",
                // 0.6: rawContent, links
                """
                {"_type": "snscrape.modules.twitter.Tweet", "url": "https://twitter.com/alice_md/status/1388000000000001101", "date": "2021-05-01T10:00:00+00:00", "rawContent": "Bougie &amp; #FOAMed https://t.co/aaaaaaaaaa", "renderedContent": "x", "id": 1388000000000001101, "user": {"_type": "snscrape.modules.twitter.User", "username": "alice_md", "id": 9001, "displayname": "Alice", "followersCount": 120}, "conversationId": 1388000000000001101, "lang": "en", "links": [{"text": "litfl.com/bougie", "url": "https://litfl.com/bougie/", "tcourl": "https://t.co/aaaaaaaaaa", "indices": [18, 41]}], "hashtags": ["FOAMed"], "mentionedUsers": null}""",
                // twscrape
                """
                {"id": 1388000000000001101, "id_str": "1388000000000001101", "url": "https://x.com/alice_md/status/1388000000000001101", "date": "2021-05-01 10:00:00+00:00", "user": {"id": 9001, "id_str": "9001", "username": "alice_md", "displayname": "Alice", "followersCount": 120, "_type": "snscrape.modules.twitter.User"}, "lang": "en", "rawContent": "Bougie &amp; #FOAMed https://t.co/aaaaaaaaaa", "conversationId": 1388000000000001101, "conversationIdStr": "1388000000000001101", "hashtags": ["FOAMed"], "mentionedUsers": [], "links": [{"url": "https://litfl.com/bougie/", "text": "litfl.com/bougie", "tcourl": "https://t.co/aaaaaaaaaa"}], "viewCount": null, "retweetedTweet": null, "_type": "snscrape.modules.twitter.Tweet"}""",
                // through pandas: the id has lost digits, the address has not
                """
                {"_type": "snscrape.modules.twitter.Tweet", "url": "https://twitter.com/alice_md/status/1388000000000001101", "date": 1619863200000, "rawContent": "Bougie &amp; #FOAMed https://t.co/aaaaaaaaaa", "id": 1.388e18, "user": {"username": "alice_md", "id": 9001, "displayname": "Alice", "followersCount": 120}, "conversationId": 1388000000000001101, "lang": "en", "outlinks": ["https://litfl.com/bougie/"], "hashtags": ["FOAMed"]}"""
            })
    void aTweetOfSnscrapeIsReadInAllVersions(String record) {
        Tweet tweet = Parsing.tweet(record);

        assertThat(tweet.id()).isEqualTo("x:1388000000000001101");
        assertThat(tweet.createdAt()).isEqualTo("2021-05-01T10:00:00Z");
        assertThat(tweet.kind()).isEqualTo(Kind.ORIGINAL);
        assertThat(tweet.author().id()).isEqualTo("9001");
        assertThat(tweet.author().handle()).isEqualTo("alice_md");
        assertThat(tweet.author().name()).isEqualTo("Alice");
        assertThat(tweet.author().followers()).isEqualTo(120);
        assertThat(tweet.text()).startsWith("Bougie & #FOAMed");
        assertThat(tags(tweet)).containsExactly("foamed");
        assertThat(links(tweet)).containsExactly("https://litfl.com/bougie");
        assertThat(tweet.relations().conversation()).isEqualTo("x:1388000000000001101");
    }

    @Test
    void repostsRepliesAndQuotesOfSnscrapeAreWhatTheyAre() {
        String original = """
                {"url": "https://twitter.com/bob_rn/status/11", "date": "2021-05-01T09:00:00+00:00", "rawContent": "All of it #FOAMed", "id": 11, "user": {"username": "Bob_RN", "id": 2}, "hashtags": ["FOAMed"], "links": null}""";
        String start = """
                {"_type": "snscrape.modules.twitter.Tweet", "date": "2021-05-01T10:00:00+00:00", "id": 12, "user": {"username": "alice_md", "id": 1}, "rawContent": "%s",""";

        Tweet repost = Parsing.tweet(start.formatted("RT @Bob_RN: All o…") + "\"retweetedTweet\": " + original + "}");
        assertThat(repost.kind()).isEqualTo(Kind.REPOST);
        assertThat(repost.repostOf()).isEqualTo("x:11");
        assertThat(repost.repost().handle()).isEqualTo("bob_rn");
        assertThat(repost.text()).isEqualTo("All of it #FOAMed");
        assertThat(tags(repost)).containsExactly("foamed");

        Tweet quote = Parsing.tweet(start.formatted("so true") + "\"quotedTweet\": " + original + "}");
        assertThat(quote.kind()).isEqualTo(Kind.QUOTE);
        assertThat(quote.quote().id()).isEqualTo("x:11");
        assertThat(quote.quote().handle()).isEqualTo("bob_rn");

        Tweet reply = Parsing.tweet(
                start.formatted("@Bob_RN yes")
                        + "\"inReplyToTweetId\": 11, \"inReplyToUser\": {\"username\": \"Bob_RN\", \"id\": 2}, \"mentionedUsers\": [{\"username\": \"Bob_RN\"}]}");
        assertThat(reply.kind()).isEqualTo(Kind.REPLY);
        assertThat(reply.replyTo()).isEqualTo("x:11");
        assertThat(reply.mentions()).containsExactly("bob_rn");

        Tweet unknown = Parsing.tweet(start.formatted("RT @Bob_RN: x")
                + "\"retweetedTweet\": {\"_type\": \"snscrape.modules.twitter.TweetRef\", \"id\": 11}}");
        assertThat(unknown.repostOf()).isEqualTo("x:11");
    }

    @Test
    void thePictureOfATweetOfSnscrapeIsNoLink() {
        Tweet tweet = Parsing.tweet("""
                {"_type": "snscrape.modules.twitter.Tweet", "date": "2021-05-01T10:00:00+00:00", "id": 12, "user": {"username": "alice_md", "id": 1}, "rawContent": "Look https://t.co/bbbbbbbbbb", "links": null, "hashtags": null, "mentionedUsers": null, "media": [{"_type": "snscrape.modules.twitter.Photo", "fullUrl": "https://pbs.twimg.com/media/x"}]}""");

        assertThat(tweet.links()).isEmpty();
    }

    @Test
    void anIdThatHasLostDigitsIsNoId() {
        Tweet tweet = Parsing.tweet("""
                {"_type": "snscrape.modules.twitter.Tweet", "date": "2021-05-01T10:00:00+00:00", "id": 1.388e18, "user": {"username": "alice_md", "id": 1}, "rawContent": "x"}""");

        assertThat(tweet.id()).startsWith("x:rounds-");
        assertThat(tweet.url()).isNull();
    }

    @Test
    void aRecordOfAToolWithoutAnyFieldOfATweetIsRejected() {
        Rejected rejected = Parsing.rejected("""
                {"_type":"snscrape.modules.twitter.Tweet","id7":{"$numberLong":"12"},"text":"x","created_at":{"$date":{"$numberLong":"1619863200000"}},"author_id":"1"}""");

        assertThat(rejected.reason()).isEqualTo(Reason.UNKNOWN_FORMAT);
        assertThat(rejected.detail()).contains("snscrape");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"_type\": \"snscrape.modules.twitter.User\", \"username\": \"a\", \"id\": 1}",
                "{\"__typename\": \"User\", \"rest_id\": \"1\", \"legacy\": {\"screen_name\": \"a\"}}",
                "{\"users\": [{\"id\": \"1\", \"username\": \"a\"}], \"tweets\": []}"
            })
    void accountsAreNoTweets(String record) {
        assertThat(Parsing.rejected(record).reason()).isEqualTo(Reason.NO_TWEET_USERS);
    }

    // twint

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"created_at\": \"2021-04-05 20:23:14 EEST\", \"date\": \"2021-04-05\", \"time\": \"20:23:14\", \"timezone\": \"+0300\"",
                "\"created_at\": \"2021-04-05 17:23:14 UTC\", \"date\": \"2021-04-05\", \"time\": \"17:23:14\", \"timezone\": \"UTC\"",
                "\"created_at\": 1617643394000, \"date\": \"2021-04-05\", \"time\": \"19:23:14\", \"timezone\": \"CEST\""
            })
    void aTweetOfTwintIsReadWithItsDateInItsZone(String date) {
        Tweet tweet = Parsing.tweet(
                "{\"id\": 1379122470595268616, \"conversation_id\": \"1379122470595268616\", " + date + """
                , "user_id": 1379085021508734986, "username": "alice_md", "name": "Alice", "place": "", "tweet": "Bougie #FOAMed @bob_rn", "language": "en", "mentions": [{"screen_name": "bob_rn", "name": "Bob", "id": "9002"}], "urls": ["https://litfl.com/bougie/"], "photos": [], "replies_count": 0, "retweets_count": 1, "likes_count": 2, "hashtags": ["#foamed"], "cashtags": [], "link": "https://twitter.com/alice_md/status/1379122470595268616", "retweet": false, "quote_url": "", "video": 0, "thumbnail": "", "near": "", "geo": "", "source": "", "user_rt_id": "", "user_rt": "", "retweet_id": "", "reply_to": [], "retweet_date": "", "translate": "", "trans_src": "", "trans_dest": ""}""");

        assertThat(tweet.id()).isEqualTo("x:1379122470595268616");
        assertThat(tweet.createdAt()).isEqualTo("2021-04-05T17:23:14Z");
        assertThat(tweet.kind()).isEqualTo(Kind.ORIGINAL);
        assertThat(tweet.author().handle()).isEqualTo("alice_md");
        assertThat(tags(tweet)).containsExactly("foamed");
        assertThat(tweet.mentions()).containsExactly("bob_rn");
        assertThat(links(tweet)).containsExactly("https://litfl.com/bougie");
    }

    @Test
    void aZoneOfTwintThatIsANameIsNoDate() {
        assertThat(Parsing.rejected("""
                        {"id": 1379122470595268616, "conversation_id": "1379122470595268616", "created_at": "2021-04-05 20:23:14 CST", "date": "2021-04-05", "time": "20:23:14", "timezone": "CST", "user_id": 1, "username": "alice_md", "tweet": "x"}""").reason()).isEqualTo(Reason.BAD_DATE);
    }

    @Test
    void repliesQuotesAndRepostsOfTwintAreWhatTheyAre() {
        String start = """
                {"id": 12, "conversation_id": "%s", "created_at": "2021-04-05 17:23:14 UTC", "date": "2021-04-05", "time": "17:23:14", "timezone": "+0000", "user_id": 1, "username": "alice_md", "tweet": "x #FOAMed", "mentions": [], "urls": [], "hashtags": ["foamed"],""";

        assertThat(Parsing.tweet(
                                start.formatted("11") + "\"reply_to\": [{\"screen_name\": \"bob_rn\", \"id\": \"2\"}]}")
                        .kind())
                .isEqualTo(Kind.REPLY);
        Tweet quote = Parsing.tweet(start.formatted("12") + "\"quote_url\": \"https://twitter.com/bob_rn/status/11\"}");
        assertThat(quote.kind()).isEqualTo(Kind.QUOTE);
        assertThat(quote.quote().id()).isEqualTo("x:11");

        Tweet repost = Parsing.tweet(
                start.formatted("12")
                        + "\"retweet\": true, \"user_rt_id\": \"2\", \"user_rt\": \"bob_rn\", \"retweet_id\": \"13\", \"retweet_date\": \"2021-04-06 08:00:00\"}");
        assertThat(repost.id()).isEqualTo("x:13");
        assertThat(repost.kind()).isEqualTo(Kind.REPOST);
        assertThat(repost.author().handle()).isEqualTo("bob_rn");
        assertThat(repost.createdAt()).isEqualTo("2021-04-06T08:00:00Z");
        assertThat(repost.repostOf()).isEqualTo("x:12");
        assertThat(repost.repost().handle()).isEqualTo("alice_md");
        assertThat(tags(repost)).containsExactly("foamed");
    }

    // GNIP

    private static final String ACTIVITY = """
            {"id": "tag:search.twitter.com,2005:630768185558630400", "objectType": "activity", "verb": "post", "postedTime": "2015-08-10T15:50:29.000Z",
             "actor": {"objectType": "person", "id": "id:twitter.com:9001", "link": "http://www.twitter.com/alice_md", "displayName": "Alice", "postedTime": "2008-09-24T16:18:32.000Z", "followersCount": 451, "friendsCount": 57, "preferredUsername": "alice_md", "verified": false},
             "generator": {"displayName": "Twitter Web Client"}, "provider": {"objectType": "service", "displayName": "Twitter"}, "link": "http://twitter.com/alice_md/statuses/630768185558630400",
             "body": "Bougie &amp; more #FOAMed http://t.co/aaaaaaaaaa",
             "object": {"objectType": "note", "id": "object:search.twitter.com,2005:630768185558630400", "summary": "Bougie", "link": "http://twitter.com/alice_md/statuses/630768185558630400"},
             "twitter_entities": {"hashtags": [{"text": "FOAMed", "indices": [18, 25]}], "urls": [{"url": "http://t.co/aaaaaaaaaa", "expanded_url": "http://bit.ly/1N3Xdik"}], "user_mentions": [], "symbols": []},
             "twitter_lang": "en", "retweetCount": 0, "gnip": {"urls": [{"url": "http://t.co/aaaaaaaaaa", "expanded_url": "https://litfl.com/bougie/", "expanded_status": 200}], "matching_rules": [{"tag": null}]}}""";

    @Test
    void anActivityOfGnipIsATweetWithTheLinksThatGnipHasFollowed() {
        Tweet tweet = Parsing.tweet(ACTIVITY);

        assertThat(tweet.id()).isEqualTo("x:630768185558630400");
        assertThat(tweet.author().id()).isEqualTo("9001");
        assertThat(tweet.author().handle()).isEqualTo("alice_md");
        assertThat(tweet.author().followers()).isEqualTo(451);
        assertThat(tweet.text()).startsWith("Bougie & more");
        assertThat(tags(tweet)).containsExactly("foamed");
        assertThat(links(tweet)).containsExactly("https://litfl.com/bougie");
        assertThat(tweet.content().lang()).isEqualTo("en");
    }

    @Test
    void aShareOfGnipIsARepostAndADeletionIsOne() {
        Tweet repost = Parsing.tweet("""
                {"id": "tag:search.twitter.com,2005:7", "objectType": "activity", "verb": "share", "postedTime": "2015-08-10T16:50:29.000Z", "actor": {"id": "id:twitter.com:9002", "preferredUsername": "bob_rn"}, "body": "RT @alice_md: Bou…", "object":""" + ACTIVITY + "}");

        assertThat(repost.kind()).isEqualTo(Kind.REPOST);
        assertThat(repost.repostOf()).isEqualTo("x:630768185558630400");
        assertThat(repost.repost().handle()).isEqualTo("alice_md");
        assertThat(tags(repost)).containsExactly("foamed");
        assertThat(repost.text()).startsWith("Bougie & more");

        Deletion deletion = Parsing.deletion("""
                {"verb": "delete", "objectType": "activity", "postedTime": "2015-08-11T00:00:00.000Z", "object": {"id": "tag:search.twitter.com,2005:7"}, "actor": {"id": "id:twitter.com:9002"}}""");
        assertThat(deletion.tweet()).isEqualTo("x:7");
    }

    @Test
    void theWholeTextOfALongActivityCounts() {
        Tweet tweet = Parsing.tweet("""
                {"id": "tag:search.twitter.com,2005:7", "objectType": "activity", "verb": "post", "postedTime": "2018-08-10T16:50:29.000Z", "actor": {"id": "id:twitter.com:9002", "preferredUsername": "bob_rn"}, "body": "long … https://t.co/x", "twitter_entities": {"hashtags": [], "urls": []}, "long_object": {"body": "long and longer #FOAMed", "twitter_entities": {"hashtags": [{"text": "FOAMed"}], "urls": [], "user_mentions": []}},
                 "inReplyTo": {"link": "http://twitter.com/alice_md/statuses/5"}, "twitter_quoted_status": {"id": "tag:search.twitter.com,2005:3", "verb": "post", "body": "x", "actor": {"id": "id:twitter.com:9001", "preferredUsername": "alice_md"}}}""");

        assertThat(tweet.text()).isEqualTo("long and longer #FOAMed");
        assertThat(tags(tweet)).containsExactly("foamed");
        assertThat(tweet.kind()).isEqualTo(Kind.REPLY);
        assertThat(tweet.replyTo()).isEqualTo("x:5");
        assertThat(tweet.quote().id()).isEqualTo("x:3");
    }

    @Test
    void theEndOfAReplayIsAMessage() {
        Rejected rejected = Parsing.rejected(
                "{\"info\":{\"message\":\"Replay Request Completed\",\"sent\":\"2016-03-01T00:00:00+00:00\",\"activity_count\":2}}");

        assertThat(rejected.reason()).isEqualTo(Reason.READER_ERROR);
        assertThat(rejected.detail()).isEqualTo("info: Replay Request Completed");
    }

    // The first search API

    @Test
    void aPageOfTheFirstSearchApiIsRead() {
        List<Parsed> results = Parsing.parse("""
                {"completed_in": 0.02, "max_id": 3, "page": 1, "query": "%23foamed", "refresh_url": "?x", "results": [
                 {"created_at": "Fri, 24 Aug 2012 02:46:24 +0000", "from_user": "alice_md", "from_user_id": 9001, "from_user_id_str": "9001", "from_user_name": "Alice", "geo": null, "id": 238829583808483328, "id_str": "238829583808483328", "iso_language_code": "en", "metadata": {"result_type": "recent"}, "source": "&lt;a&gt;web", "text": "@bob_rn &quot;Q&amp;A&quot; #FOAMed http://t.co/aaaaaaaaaa", "to_user": "bob_rn", "to_user_id": 9002, "in_reply_to_status_id": 238829583808483000, "in_reply_to_status_id_str": "238829583808483001", "entities": {"urls": [{"url": "http://t.co/aaaaaaaaaa", "expanded_url": "https://litfl.com/bougie/"}], "hashtags": [{"text": "FOAMed"}], "user_mentions": [{"screen_name": "bob_rn"}]}},
                 {"created_at": "Wed, 19 Jan 2011 21:16:37 +0000", "from_user": "bob_rn", "from_user_id": 77, "from_user_id_str": "77", "id": 27829158380, "id_str": "27829158380", "text": "RT @alice_md: old #ECG http://litfl.com/x/", "to_user": null, "to_user_id": null}]}""");
        Tweet reply = results.get(0).tweet();
        Tweet repost = results.get(1).tweet();

        assertThat(reply.createdAt()).isEqualTo("2012-08-24T02:46:24Z");
        assertThat(reply.author().id()).isEqualTo("9001");
        assertThat(reply.author().name()).isEqualTo("Alice");
        assertThat(reply.kind()).isEqualTo(Kind.REPLY);
        assertThat(reply.replyTo()).isEqualTo("x:238829583808483001");
        assertThat(reply.text()).startsWith("@bob_rn \"Q&A\" #FOAMed");
        assertThat(links(reply)).containsExactly("https://litfl.com/bougie");
        // The ids of accounts were wrong then.
        assertThat(repost.author().id()).isEqualTo("@bob_rn");
        assertThat(repost.createdAt()).isEqualTo("2011-01-19T21:16:37Z");
        assertThat(repost.kind()).isEqualTo(Kind.REPOST);
        assertThat(repost.repost().handle()).isEqualTo("alice_md");
        assertThat(tags(repost)).containsExactly("ecg");
        assertThat(links(repost)).containsExactly("https://litfl.com/x");
    }

    // GraphQL

    private static String result(String id, String user, String legacy, String more) {
        return """
                {"__typename": "Tweet", "rest_id": "%s", "core": {"user_results": {"result": {"__typename": "User", "rest_id": "9001", %s}}}, "legacy": {"created_at": "Sat May 01 10:00:00 +0000 2021", "conversation_id_str": "%s", "lang": "en", "user_id_str": "9001", "id_str": "%s", %s}%s}""".formatted(id, user, id, id, legacy, more);
    }

    private static final String USER_2023 =
            "\"legacy\": {\"screen_name\": \"alice_md\", \"name\": \"Alice\", \"followers_count\": 120, \"created_at\": \"Thu Jan 01 00:00:00 +0000 2009\"}";
    private static final String USER_2025 =
            "\"core\": {\"screen_name\": \"alice_md\", \"name\": \"Alice\", \"created_at\": \"Thu Jan 01 00:00:00 +0000 2009\"}, \"legacy\": {\"followers_count\": 120}, \"privacy\": {\"protected\": false}";
    private static final String TEXT =
            "\"full_text\": \"Bougie &amp; #FOAMed https://t.co/a\", \"entities\": {\"hashtags\": [{\"text\": \"FOAMed\"}], \"urls\": [{\"url\": \"https://t.co/a\", \"expanded_url\": \"https://litfl.com/bougie/\"}], \"user_mentions\": []}";

    @ParameterizedTest
    @ValueSource(strings = {USER_2023, USER_2025})
    void aTweetOfTheWebApplicationIsRead(String user) {
        Tweet tweet = Parsing.tweet(result("12", user, TEXT, ""));

        assertThat(tweet.id()).isEqualTo("x:12");
        assertThat(tweet.author().id()).isEqualTo("9001");
        assertThat(tweet.author().handle()).isEqualTo("alice_md");
        assertThat(tweet.author().followers()).isEqualTo(120);
        assertThat(tweet.author().createdAt()).isEqualTo("2009-01-01T00:00:00Z");
        assertThat(tweet.text()).startsWith("Bougie & #FOAMed");
        assertThat(tags(tweet)).containsExactly("foamed");
        assertThat(links(tweet)).containsExactly("https://litfl.com/bougie");
        assertThat(tweet.relations().conversation()).isEqualTo("x:12");
    }

    @Test
    void longPostsRepostsAndQuotesOfTheWebApplicationAreRead() {
        Tweet longPost = Parsing.tweet(
                result(
                        "12",
                        USER_2023,
                        TEXT,
                        ", \"note_tweet\": {\"is_expandable\": true, \"note_tweet_results\": {\"result\": {\"id\": \"x\", \"text\": \"All of it #MedEd\", \"entity_set\": {\"hashtags\": [{\"text\": \"MedEd\"}], \"urls\": [], \"user_mentions\": []}}}}"));
        assertThat(longPost.text()).isEqualTo("All of it #MedEd");
        assertThat(tags(longPost)).containsExactly("meded");

        Tweet repost = Parsing.tweet(result(
                "13",
                USER_2025,
                "\"full_text\": \"RT @alice_md: Bou…\", \"entities\": {\"hashtags\": []}, \"retweeted_status_result\": {\"result\": {\"__typename\": \"TweetWithVisibilityResults\", \"tweet\": "
                        + result("12", USER_2023, TEXT, "") + "}}",
                ""));
        assertThat(repost.kind()).isEqualTo(Kind.REPOST);
        assertThat(repost.repostOf()).isEqualTo("x:12");
        assertThat(tags(repost)).containsExactly("foamed");

        Tweet quote = Parsing.tweet(result(
                "14",
                USER_2025,
                "\"full_text\": \"so true\", \"is_quote_status\": true, \"quoted_status_id_str\": \"12\", \"entities\": {}",
                ", \"quoted_status_result\": {\"result\": " + result("12", USER_2023, TEXT, "") + "}"));
        assertThat(quote.kind()).isEqualTo(Kind.QUOTE);
        assertThat(quote.quote().id()).isEqualTo("x:12");
        assertThat(quote.quote().handle()).isEqualTo("alice_md");
    }

    @Test
    void aResponseOfTheWebApplicationIsAPageOfTweets() {
        String entry =
                "{\"entryId\": \"tweet-%s\", \"content\": {\"entryType\": \"TimelineTimelineItem\", \"itemContent\": {\"__typename\": \"TimelineTweet\", \"tweet_results\": {\"result\": %s}%s}}}";
        String response =
                "{\"data\": {\"search_by_raw_query\": {\"search_timeline\": {\"timeline\": {\"instructions\": [{\"type\": \"TimelineAddEntries\", \"entries\": ["
                        + entry.formatted("12", result("12", USER_2025, TEXT, ""), "")
                        + ','
                        + entry.formatted("13", "{\"__typename\": \"TweetTombstone\", \"tombstone\": {}}", "")
                        + ','
                        + entry.formatted(
                                "14",
                                result("14", USER_2025, TEXT, ""),
                                ", \"promotedMetadata\": {\"advertiser_results\": {}}")
                        + ",{\"entryId\": \"cursor-bottom-0\", \"content\": {\"value\": \"x\"}}]}]}}}}}";

        List<Parsed> results = Parsing.parse(response);

        assertThat(results).hasSize(3);
        assertThat(results.get(0).tweet().id()).isEqualTo("x:12");
        assertThat(results.get(1).rejected().reason()).isEqualTo(Reason.NO_TWEET_OTHER);
        assertThat(results.get(2).rejected().detail()).contains("advertisement");
        assertThat(
                        Parsing.parse(
                                "{\"data\": {\"search_by_raw_query\": {\"search_timeline\": {\"timeline\": {\"instructions\": []}}}}}"))
                .isEmpty();
    }

    @Test
    void aRowOfAnExporterIsRead() {
        Tweet tweet = Parsing.tweet("""
                {"id": "12", "created_at": "2021-05-01 12:00:00 +02:00", "full_text": "RT @bob_rn: Bougie #FOAMed", "media": [], "screen_name": "alice_md", "name": "Alice", "profile_image_url": "https://x", "in_reply_to": null, "retweeted_status": "11", "quoted_status": null, "favorite_count": 1, "favorited": false, "url": "https://twitter.com/alice_md/status/12"}""");

        assertThat(tweet.createdAt()).isEqualTo("2021-05-01T10:00:00Z");
        assertThat(tweet.kind()).isEqualTo(Kind.REPOST);
        assertThat(tweet.repostOf()).isEqualTo("x:11");
        assertThat(tweet.repost().handle()).isEqualTo("bob_rn");
        assertThat(tweet.author().handle()).isEqualTo("alice_md");
        assertThat(tags(tweet)).containsExactly("foamed");
    }

    @Test
    void aTweetOfAResellerIsRead() {
        Tweet tweet = Parsing.tweet("""
                {"type": "tweet", "id": "12", "url": "https://x.com/alice_md/status/12", "text": "yes #FOAMed", "createdAt": "Sat May 01 10:00:00 +0000 2021", "author": {"type": "user", "userName": "alice_md", "id": "9001", "name": "Alice", "followers": 120}, "isReply": true, "inReplyToId": "11", "inReplyToUsername": "bob_rn", "conversationId": "11", "entities": {"hashtags": [{"text": "FOAMed"}]}, "quoted_tweet": null, "retweeted_tweet": null}""");

        assertThat(tweet.author().handle()).isEqualTo("alice_md");
        assertThat(tweet.kind()).isEqualTo(Kind.REPLY);
        assertThat(tweet.replyTo()).isEqualTo("x:11");
        assertThat(tags(tweet)).containsExactly("foamed");
    }

    // Stores

    private static final String V2 =
            "\"id\": \"12\", \"text\": \"x #FOAMed\", \"created_at\": \"2021-05-01T10:00:00.000Z\", \"author_id\": \"9001\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"_index\": \"tweets\", \"_type\": \"_doc\", \"_id\": \"12\", \"_score\": 1, \"_source\": {" + V2
                        + "}}",
                "{\"took\": 3, \"timed_out\": false, \"hits\": {\"total\": {\"value\": 1}, \"hits\": [{\"_index\": \"tweets\", \"_id\": \"12\", \"_source\": {"
                        + V2 + "}}]}}",
                "{\"_id\": {\"$oid\": \"60a0\"}, " + V2 + "}",
                "{\"_id\": \"12\", \"text\": \"x #FOAMed\", \"created_at\": {\"$date\": \"2021-05-01T10:00:00Z\"}, \"author_id\": {\"$numberLong\": \"9001\"}}",
                "{\"_id\": {\"$oid\": \"60a0\"}, \"id\": {\"$numberLong\": \"12\"}, \"text\": \"x #FOAMed\", \"created_at\": {\"$date\": {\"$numberLong\": \"1619863200000\"}}, \"user\": {\"id\": {\"$numberInt\": \"9001\"}, \"screen_name\": \"9001\"}}",
                "{\"_json\": {\"id_str\": \"12\", \"text\": \"x #FOAMed\", \"created_at\": \"Sat May 01 10:00:00 +0000 2021\", \"user\": {\"id_str\": \"9001\", \"screen_name\": \"9001\"}}, \"id\": 12}",
                "{\"id\": {\"0\": 12}, \"text\": {\"0\": \"x #FOAMed\"}, \"created_at\": {\"0\": 1619863200000}, \"author_id\": {\"0\": 9001}}",
                "{\"0\": {" + V2 + "}}",
                "{\"columns\": [\"id\", \"text\", \"created_at\", \"author_id\"], \"index\": [0], \"data\": [[12, \"x #FOAMed\", 1619863200000, 9001]]}",
                "{\"schema\": {\"fields\": [{\"name\": \"id\", \"type\": \"integer\"}], \"pandas_version\": \"1.4.0\"}, \"data\": [{"
                        + V2 + "}]}"
            })
    void whatAStoreWrapsIsReadAsWhatItIs(String record) {
        Tweet tweet = Parsing.tweet(record);

        assertThat(tweet.id()).isEqualTo("x:12");
        assertThat(tweet.createdAt()).isEqualTo("2021-05-01T10:00:00Z");
        assertThat(tweet.author().id()).isEqualTo("9001");
        assertThat(tags(tweet)).containsExactly("foamed");
    }

    @Test
    void aStoreMayWrapATableOfTools() {
        assertThat(summary("""
                {"_index": "t", "_source": {"id": {"0": 12, "1": 13.5, "2": 14}, "text": {"0": "a", "1": "b", "2": "c"}, "created_at": {"0": 1619863200000, "1": 1619863200000, "2": 1619863200000}, "user": {"0": {"screen_name": "a"}, "1": {"screen_name": "b"}, "2": {"screen_name": "c"}}}}"""))
                .hasSize(3)
                .satisfiesExactly(
                        a -> assertThat(a).isEqualTo("x:12 a"),
                        b -> assertThat(b).contains("tweets/0/7#1").contains("WRONG_TYPE"),
                        c -> assertThat(c).isEqualTo("x:14 c"));
    }

    @Test
    void rejectionsInsideOfSeveralDocumentsHaveNamesOfTheirOwn() {
        List<Parsed> results = Parsing.parse(
                "[{\"_index\": \"t\", \"_source\": {\"a\": 1}}, {\"_index\": \"t\", \"_source\": {\"b\": 1}}]");

        assertThat(results)
                .extracting(parsed -> parsed.rejected().id())
                .containsExactly("tweets/0/7#1", "tweets/0/7#2");
    }

    @Test
    void documentsInsideOfDocumentsAreReadToALimitedDepth() {
        String record = "{\"_source\": ".repeat(50) + "{}" + "}".repeat(50);

        assertThat(Parsing.rejected(record).reason()).isEqualTo(Reason.UNKNOWN_FORMAT);
    }

    @Test
    void aTimeWithoutOffsetIsUtc() {
        assertThat(Parsing.tweet(
                                "{\"_index\": \"t\", \"_source\": {\"id\": \"1\", \"text\": \"x\", \"author_id\": \"1\", \"created_at\": \"2021-05-01 10:00:00\"}}")
                        .createdAt())
                .isEqualTo(Instant.parse("2021-05-01T10:00:00Z"));
    }

    // The web application until 2023

    private static final String ADAPTIVE = """
            {"globalObjects": {"tweets": {"1388000000000001101": {"created_at": "Sat May 01 10:00:00 +0000 2021", "id_str": "1388000000000001101", "full_text": "Bougie &amp; #FOAMed https://t.co/aaaaaaaaaa", "entities": {"hashtags": [{"text": "FOAMed", "indices": [13, 20]}], "urls": [{"url": "https://t.co/aaaaaaaaaa", "expanded_url": "https://litfl.com/bougie/"}]}, "user_id_str": "9001", "conversation_id_str": "1388000000000001101", "lang": "en"},
             "1388000000000001102": {"created_at": "Sat May 01 10:05:00 +0000 2021", "id_str": "1388000000000001102", "full_text": "RT @alice_md: Bougie &amp; #FOA\u2026", "user_id_str": "9002", "retweeted_status_id_str": "1388000000000001101", "lang": "en"},
             "1388000000000001103": {"created_at": "Sat May 01 10:06:00 +0000 2021", "id_str": "1388000000000001103", "full_text": "buy this", "user_id_str": "9002"},
             "1388000000000001104": {"created_at": "Sat May 01 10:07:00 +0000 2021", "id_str": "1388000000000001104", "full_text": "so true", "user_id_str": "9009", "is_quote_status": true, "quoted_status_id_str": "1388000000000001101"}},
             "users": {"9001": {"id_str": "9001", "name": "Alice", "screen_name": "alice_md", "followers_count": 120}, "9002": {"id_str": "9002", "name": "Bob", "screen_name": "bob_rn", "protected": false}}}%s}""";

    @Test
    void anAnswerOfTheOldWebSearchJoinsTweetsAndAccounts() {
        List<Parsed> results = Parsing.parse(ADAPTIVE.formatted(""));

        assertThat(results).hasSize(4).allMatch(parsed -> parsed.tweet() != null);
        Tweet first = results.get(0).tweet();
        assertThat(first.id()).isEqualTo("x:1388000000000001101");
        assertThat(first.author().handle()).isEqualTo("alice_md");
        assertThat(first.author().followers()).isEqualTo(120);
        assertThat(first.text()).startsWith("Bougie & #FOAMed");
        assertThat(links(first)).containsExactly("https://litfl.com/bougie");
        Tweet repost = results.get(1).tweet();
        assertThat(repost.kind()).isEqualTo(Kind.REPOST);
        assertThat(repost.repostOf()).isEqualTo("x:1388000000000001101");
        assertThat(repost.repost().handle()).isEqualTo("alice_md");
        assertThat(tags(repost)).containsExactly("foamed");
        Tweet quote = results.get(3).tweet();
        assertThat(quote.kind()).isEqualTo(Kind.QUOTE);
        assertThat(quote.quote().id()).isEqualTo("x:1388000000000001101");
        assertThat(quote.author().id()).isEqualTo("9009");
    }

    @Test
    void itsTimelineSaysWhichTweetsWereFound() {
        String timeline = """
                , "timeline": {"id": "search-1", "instructions": [{"addEntries": {"entries": [
                 {"entryId": "sq-I-t-2", "content": {"item": {"content": {"tweet": {"id": "1388000000000001102", "displayType": "Tweet"}}}}},
                 {"entryId": "sq-I-t-3", "content": {"item": {"content": {"tweet": {"id": "1388000000000001103", "promotedMetadata": {"advertiserId": "1"}}}}}},
                 {"entryId": "sq-I-t-5", "content": {"item": {"content": {"tweet": {"id": "1388000000000001105"}}}}}]}}]}""";

        List<Parsed> results = Parsing.parse(ADAPTIVE.formatted(timeline));

        assertThat(results).hasSize(3);
        assertThat(results.get(0).tweet().repostOf()).isEqualTo("x:1388000000000001101");
        assertThat(results.subList(1, 3)).allMatch(parsed -> parsed.rejected().reason() == Reason.NO_TWEET_OTHER);
    }

    // Lists

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"tweets\": [%s], \"has_next_page\": true, \"next_cursor\": \"x\"}",
                "{\"items\": [%s]}",
                "{\"total_rows\": 1, \"offset\": 0, \"rows\": [{\"id\": \"a\", \"key\": \"a\", \"value\": {\"rev\": \"1-a\"}, \"doc\": %s}]}",
                "{\"id\": \"a\", \"key\": \"a\", \"value\": {\"rev\": \"1-a\"}, \"doc\": %s}",
            })
    void aListUnderANameThatSaysSoIsReadAsWhatItHolds(String wrapper) {
        String tweet = """
                {"id_str": "1388000000000001101", "created_at": "Sat May 01 10:00:00 +0000 2021", "full_text": "hi #FOAMed", "user": {"id_str": "9001", "screen_name": "alice_md"}}""";

        assertThat(summary(wrapper.formatted(tweet))).containsExactly("x:1388000000000001101 alice_md");
    }

    @Test
    void aListWithoutElementsHoldsNothing() {
        assertThat(Parsing.parse("{\"tweets\": [], \"has_next_page\": false, \"next_cursor\": \"\"}"))
                .isEmpty();
    }

    // pandas

    private static final String TWEET_1 =
            "\"id_str\": \"1388000000000001101\", \"created_at\": 1619863200000, \"full_text\": \"a #FOAMed\", \"user\": {\"id_str\": \"1\", \"screen_name\": \"alice_md\"}";
    private static final String TWEET_2 =
            "\"id_str\": \"1388000000000001102\", \"created_at\": 1619863500000, \"full_text\": \"b\", \"user\": {\"id_str\": \"2\", \"screen_name\": \"bob_rn\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                // records
                "[{" + TWEET_1 + "}, {" + TWEET_2 + "}]",
                // index
                "{\"0\": {" + TWEET_1 + "}, \"1\": {" + TWEET_2 + "}}",
                // columns
                "{\"id_str\": {\"0\": \"1388000000000001101\", \"1\": \"1388000000000001102\"}, \"created_at\": {\"0\": 1619863200000, \"1\": 1619863500000}, \"full_text\": {\"0\": \"a #FOAMed\", \"1\": \"b\"}, \"user\": {\"0\": {\"id_str\": \"1\", \"screen_name\": \"alice_md\"}, \"1\": {\"id_str\": \"2\", \"screen_name\": \"bob_rn\"}}}",
                // split
                "{\"columns\": [\"id_str\", \"created_at\", \"full_text\", \"user\"], \"index\": [0, 1], \"data\": [[\"1388000000000001101\", 1619863200000, \"a #FOAMed\", {\"id_str\": \"1\", \"screen_name\": \"alice_md\"}], [\"1388000000000001102\", 1619863500000, \"b\", {\"id_str\": \"2\", \"screen_name\": \"bob_rn\"}]]}",
                // table
                "{\"schema\": {\"fields\": [{\"name\": \"index\", \"type\": \"integer\"}], \"primaryKey\": [\"index\"], \"pandas_version\": \"1.4.0\"}, \"data\": [{\"index\": 0, "
                        + TWEET_1 + "}, {\"index\": 1, " + TWEET_2 + "}]}",
            })
    void aTableOfPandasIsReadInEveryOrientThatHasNames(String table) {
        List<Parsed> results = Parsing.parse(table);

        assertThat(results).hasSize(2).allMatch(parsed -> parsed.tweet() != null);
        assertThat(results)
                .extracting(parsed -> parsed.tweet().id())
                .containsExactly("x:1388000000000001101", "x:1388000000000001102");
        assertThat(results.get(0).tweet().createdAt()).isEqualTo("2021-05-01T10:00:00Z");
        assertThat(results.get(1).tweet().author().handle()).isEqualTo("bob_rn");
    }
}
