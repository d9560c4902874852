package io.rounds.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rounds.extract.links.Links;
import io.rounds.ingest.ArchiveRecord;
import io.rounds.ingest.Parsing;
import io.rounds.ingest.ReadingDefaults;
import io.rounds.ingest.RecordParser;
import io.rounds.ingest.x.ArchiveOwner;
import io.rounds.model.Author;
import io.rounds.model.Deletion;
import io.rounds.model.Hashtag;
import io.rounds.model.Kind;
import io.rounds.model.Link;
import io.rounds.model.Parsed;
import io.rounds.model.Reason;
import io.rounds.model.Rejected;
import io.rounds.model.Tweet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives as people get them from Twitter, about people who do not exist. */
class PersonalArchiveTest {
    private static final String ACCOUNT = """
            window.YTD.account.part0 = [
              {
                "account" : {
                  "email" : "ada@example.org",
                  "createdVia" : "web",
                  "username" : "Ada_MD",
                  "accountId" : "18591618",
                  "createdAt" : "2009-01-03T18:15:05.000Z",
                  "accountDisplayName" : "Ada"
                }
              }
            ]""";

    private static final String TWEETS = """
            window.YTD.tweets.part0 = [
              {
                "tweet" : {
                  "edit_info" : {
                    "initial" : {
                      "editTweetIds" : [ "1610000000000000001" ],
                      "editableUntil" : "2023-01-02T10:30:00.000Z", "editsRemaining" : "5", "isEditEligible" : true
                    }
                  },
                  "retweeted" : false,
                  "source" : "<a href=\\"https://mobile.twitter.com\\" rel=\\"nofollow\\">Twitter Web App</a>",
                  "entities" : {
                    "hashtags" : [ { "text" : "FOAMed", "indices" : [ "0", "7" ] } ],
                    "symbols" : [ ],
                    "user_mentions" : [ { "name" : "Bea", "screen_name" : "Bea_MD", "indices" : [ "8", "15" ], "id_str" : "7", "id" : "7" } ],
                    "urls" : [ { "url" : "https://t.co/abc", "expanded_url" : "https://litfl.com/ecg/", "display_url" : "litfl.com/ecg", "indices" : [ "16", "39" ] } ]
                  },
                  "display_text_range" : [ "0", "39" ],
                  "favorite_count" : "3",
                  "id_str" : "1610000000000000001",
                  "truncated" : false,
                  "retweet_count" : "1",
                  "id" : "1610000000000000001",
                  "possibly_sensitive" : false,
                  "created_at" : "Mon Jan 02 10:00:00 +0000 2023",
                  "favorited" : false,
                  "full_text" : "#FOAMed @Bea_MD https://t.co/abc; ] { [",
                  "lang" : "en"
                }
              },
              {
                "tweet" : {
                  "edit_info" : { "edit" : { "initialTweetId" : "1610000000000000001", "editControlInitial" : {
                      "editTweetIds" : [ "1610000000000000001", "1610000000000000002" ] } } },
                  "id_str" : "1610000000000000002",
                  "created_at" : "Mon Jan 02 10:05:00 +0000 2023",
                  "full_text" : "RT @Bea_MD: corrected",
                  "in_reply_to_screen_name" : "Bea_MD"
                }
              }
            ];
            """;

    @TempDir
    private Path folder = Path.of("");

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static List<Parsed> parse(Path file, ReadingDefaults defaults) throws IOException {
        List<Parsed> results = new ArrayList<>();
        RecordParser parser = new RecordParser(
                Clock.fixed(Parsing.NOW, ZoneOffset.UTC), RecordParser.MAX_TWEET_BYTES, Links.load(), defaults);
        try (ArchiveReader reader = ArchiveReader.open(file, ArchiveFormat.AUTO)) {
            for (ArchiveRecord record = reader.next(); record != null; record = reader.next()) {
                parser.parse(record, results::add);
            }
        }
        // The owner of one archive must not become that of the next record.
        parser.parse(
                "{\"tweet\": {\"id_str\": \"1\"}}".getBytes(StandardCharsets.UTF_8), Parsing.ORIGIN, last -> assertThat(
                                Objects.requireNonNull(last.rejected()).reason())
                        .isEqualTo(defaults.account() == null ? Reason.MISSING_AUTHOR : Reason.MISSING_TEXT));
        return results;
    }

    @Test
    void theAccountBesideTheTweetsIsTheirAuthor() throws IOException {
        file("account.js", ACCOUNT);
        List<Parsed> results = parse(file("tweets.js", TWEETS), ReadingDefaults.NONE);

        assertThat(results).hasSize(2);
        Tweet first = Objects.requireNonNull(results.get(0).tweet());
        assertThat(first.id()).isEqualTo("x:1610000000000000001");
        assertThat(first.url()).isEqualTo("https://x.com/Ada_MD/status/1610000000000000001");
        assertThat(first.createdAt()).isEqualTo(Instant.parse("2023-01-02T10:00:00Z"));
        assertThat(first.author())
                .isEqualTo(new Author(
                        "18591618", "Ada_MD", "Ada", null, null, Instant.parse("2009-01-03T18:15:05Z"), null, null));
        assertThat(first.hashtags()).containsExactly(new Hashtag("foamed", "FOAMed"));
        assertThat(first.mentions()).containsExactly("bea_md");
        assertThat(first.links()).extracting(Link::url).containsExactly("https://litfl.com/ecg/");
        assertThat(first.version()).isZero();
        Tweet second = Objects.requireNonNull(results.get(1).tweet());
        assertThat(second.revision().replaces()).containsExactly("x:1610000000000000001");
        assertThat(second.kind()).isEqualTo(Kind.REPOST);
        assertThat(second.author()).isEqualTo(first.author());
    }

    @Test
    void withoutItTheAccountMayBeNamed() throws IOException {
        List<Parsed> results = parse(file("tweets.js", TWEETS), new ReadingDefaults(null, ArchiveOwner.of("@Ada_MD")));

        assertThat(results).extracting(Parsed::tweet).doesNotContainNull().allSatisfy(tweet -> {
            assertThat(tweet.author().handle()).isEqualTo("Ada_MD");
            assertThat(tweet.author().id()).isEqualTo("@ada_md");
        });
    }

    @Test
    void withoutBothTheRejectionSaysWhatToDo() throws IOException {
        List<Parsed> results = parse(file("tweets.js", TWEETS), ReadingDefaults.NONE);

        assertThat(results)
                .hasSize(2)
                .extracting(Parsed::rejected)
                .doesNotContainNull()
                .allSatisfy(rejected -> {
                    assertThat(rejected.reason()).isEqualTo(Reason.MISSING_AUTHOR);
                    assertThat(rejected.detail()).contains("account.js").contains("--account");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "window.YTD.account.part0 = [ ]",
                "window.YTD.account.part0 = [ { \"account\" : 7 } ]",
                "{}",
                "",
                "[[[",
                "window.YTD.account.part0 = [ { \"account\" : { \"username\" : \"a b\" } } ]"
            })
    void anAccountFileThatNamesNobodyCountsAsNone(String account) throws IOException {
        file("account.js", account);

        assertThat(parse(file("tweets.js", TWEETS), ReadingDefaults.NONE))
                .extracting(Parsed::rejected)
                .doesNotContainNull();
    }

    @Test
    void olderArchivesHaveOtherNamesAndNoWrapper() throws IOException {
        file("account.js", ACCOUNT);
        String bare =
                "{\"retweeted\": false, \"id_str\": \"7\", \"created_at\": \"Mon Jan 02 10:05:00 +0000 2017\", \"full_text\": \"#FOAMed\"}";
        String grailbird = "{\"id_str\": \"8\", \"created_at\": \"2013-05-31 20:21:50 +0000\", \"text\": \"#FOAMed\","
                + " \"user\": {\"id_str\": \"9\", \"screen_name\": \"Old_Ada\"}}";
        Tweet wrapped = Objects.requireNonNull(
                parse(file("tweet.js", "window.YTD.tweet.part0 = [{\"tweet\": " + bare + "}]"), ReadingDefaults.NONE)
                        .get(0)
                        .tweet());
        Tweet unwrapped = Objects.requireNonNull(
                parse(file("tweet-part1.js", "window.YTD.tweet.part1=[" + bare + "]"), ReadingDefaults.NONE)
                        .get(0)
                        .tweet());
        Tweet oldest = Objects.requireNonNull(parse(
                        file("2013_05.js", "Grailbird.data.tweets_2013_05 = \n [ " + grailbird + " ]"),
                        ReadingDefaults.NONE)
                .get(0)
                .tweet());

        assertThat(wrapped).isEqualTo(unwrapped);
        assertThat(wrapped.author().handle()).isEqualTo("Ada_MD");
        assertThat(oldest.author().handle()).isEqualTo("Old_Ada");
        assertThat(oldest.createdAt()).isEqualTo(Instant.parse("2013-05-31T20:21:50Z"));
    }

    @Test
    void deletedTweetsAreDeletions() throws IOException {
        file("account.js", ACCOUNT);
        String deleted =
                "window.YTD.deleted_tweets.part0 = [ {\"tweet\": {\"id_str\": \"7\", \"full_text\": \"#FOAMed\","
                        + " \"created_at\": \"Mon Jan 02 10:05:00 +0000 2017\", \"deleted_at\": \"Tue Jan 03 10:05:00 +0000 2017\"}} ]";

        assertThat(parse(file("deleted-tweets.js", deleted), ReadingDefaults.NONE))
                .containsExactly(Parsed.of(new Deletion("x:7", Instant.parse("2017-01-03T10:05:00Z"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct_messages", "direct_messages_group", "like", "account", "follower", "note_tweet"})
    void otherFilesOfAnArchiveAreRejectedAsAWholeAndNotKept(String kind) throws IOException {
        List<Parsed> results = parse(
                file("other.js", "window.YTD." + kind + ".part0 = [ {\"secret\": 1}, {\"secret\": 2} ]"),
                ReadingDefaults.NONE);

        assertThat(results).hasSize(1);
        Rejected rejected = Objects.requireNonNull(results.get(0).rejected());
        assertThat(rejected.reason()).isEqualTo(kind.startsWith("direct") ? Reason.NOT_PUBLIC : Reason.NO_TWEET_OTHER);
        assertThat(rejected.detail()).contains(kind).contains("tweets.js");
        assertThat(rejected.payload()).isEmpty();
    }

    @Test
    void anAccountIsNamedByItsHandle() {
        assertThat(ArchiveOwner.of("ada").handle()).isEqualTo("ada");
        for (String none : List.of("", "@", "a b", "a-b", "é", "x".repeat(21))) {
            assertThatThrownBy(() -> ArchiveOwner.of(none)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aServerIsNamedByItsHost() {
        assertThat(new ReadingDefaults("med-mastodon.com", null).mastodonHost()).isEqualTo("med-mastodon.com");
        for (String none : List.of("", "https://med-mastodon.com", "Med-Mastodon.com", "a b")) {
            assertThatThrownBy(() -> new ReadingDefaults(none, null)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
