package io.rounds.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.ingest.Archives;
import io.rounds.model.Hashtag;
import io.rounds.model.Link;
import io.rounds.model.Parsed;
import io.rounds.model.Reason;
import io.rounds.model.Tweet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoteTweetFileTest {
    private static final String LONG =
            "Sepsis &amp; fluids, all that there is to say. ".repeat(10) + "#FOAMed https://t.co/bbbbbbbbbb";
    private static final String NOTES = """
            window.YTD.note_tweet.part0 = [ { "noteTweet" : { "noteTweetId" : "77", "updatedAt" : "2023-02-08T15:12:34.000Z", "lifecycle" : { "name" : "Active" }, "createdAt" : "2023-02-08T15:12:34.000Z", "core" : { "styletags" : [ ], "urls" : [ { "expandedUrl" : "https://litfl.com/sepsis/", "shortUrl" : "https://t.co/bbbbbbbbbb", "displayUrl" : "litfl.com/sepsis" } ], "text" : "%s", "mentions" : [ ], "cashtags" : [ ], "hashtags" : [ ] } } } ]""".formatted(LONG.replace("&amp;", "&"));

    @TempDir
    Path folder;

    @BeforeEach
    void anArchive() throws IOException {
        Files.writeString(
                folder.resolve("account.js"),
                "window.YTD.account.part0 = [{\"account\": {\"username\": \"alice_md\", \"accountId\": \"9001\"}}]");
    }

    private List<Parsed> parse(String text) throws IOException {
        Path tweets = Files.writeString(folder.resolve("tweets.js"), """
                window.YTD.tweets.part0 = [ { "tweet" : { "id_str" : "1000", "created_at" : "Wed Feb 08 15:12:34 +0000 2023", "full_text" : "%s", "entities" : { "urls" : [ { "url" : "https://t.co/self", "expanded_url" : "https://twitter.com/i/web/status/1000" } ], "hashtags" : [ ], "user_mentions" : [ ] } } } ]""".formatted(text));
        return Archives.parse(tweets, ArchiveFormat.AUTO);
    }

    @Test
    void aLongPostIsCompletedFromTheFileBesideIt() throws IOException {
        Path notes = Files.writeString(folder.resolve("note-tweet.js"), NOTES);

        Tweet tweet = parse(LONG.substring(0, 100) + "\u2026 https://t.co/self")
                .get(0)
                .tweet();

        assertThat(tweet.id()).isEqualTo("x:1000");
        assertThat(tweet.text()).isEqualTo(LONG.replace("&amp;", "&"));
        assertThat(tweet.hashtags()).extracting(Hashtag::tag).containsExactly("foamed");
        assertThat(tweet.links()).extracting(Link::canonical).containsExactly("https://litfl.com/sepsis");
        assertThat(Archives.parse(notes, ArchiveFormat.AUTO)).isEmpty();
    }

    @Test
    void anotherTweetOfTheSameSecondStaysAsItIs() throws IOException {
        Files.writeString(folder.resolve("note-tweet.js"), NOTES);

        assertThat(parse("Something else that I wrote just then https://t.co/self")
                        .get(0)
                        .tweet()
                        .text())
                .startsWith("Something else");
    }

    @Test
    void longPostsAloneAreNoTweets() throws IOException {
        Path notes = Files.writeString(folder.resolve("note-tweet.js"), NOTES);

        assertThat(Archives.parse(notes, ArchiveFormat.AUTO).get(0).rejected().reason())
                .isEqualTo(Reason.NO_TWEET_OTHER);
    }

    @Test
    void aLongPostWithoutItsTweetIsCounted() throws IOException {
        Files.writeString(folder.resolve("note-tweet.js"), NOTES.replace("= [ {", "=\n[ {"));

        List<Parsed> results = parse("Something else that I wrote just then https://t.co/self");

        assertThat(results).hasSize(2);
        assertThat(results.get(1).rejected().reason()).isEqualTo(Reason.MISSING_ID);
        assertThat(results.get(1).rejected().origin().place()).isEqualTo(folder.resolve("note-tweet.js") + ":2");
        assertThat(results.get(1).rejected().payload()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"tweets-part1.js, tweets.part1", "deleted-tweets.js, deleted_tweets.part0"})
    void itsTweetMayBeInAnotherFileOfTheArchive(String file, String name) throws IOException {
        Files.writeString(folder.resolve("note-tweet.js"), NOTES);
        Files.writeString(
                folder.resolve(file), """
                window.YTD.%s = [ { "tweet" : { "id_str" : "1001", "created_at" : "Wed Feb 08 15:12:34 +0000 2023", "full_text" : "%s" } } ]""".formatted(name, LONG.substring(0, 100) + "\u2026 https://t.co/self"));

        assertThat(parse("Something else that I wrote just then https://t.co/self"))
                .hasSize(1);
    }
}
