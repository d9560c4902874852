package io.rounds.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.ingest.Archives;
import io.rounds.model.Hashtag;
import io.rounds.model.Kind;
import io.rounds.model.Parsed;
import io.rounds.model.Reason;
import io.rounds.model.Tweet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageFilesTest {
    private static final String DATA = """
            [{"id": "2", "text": "RT @alice_md: Long text that is cut befo\u2026", "created_at": "2021-05-01T11:00:00.000Z", "author_id": "9002", "referenced_tweets": [{"type": "retweeted", "id": "1"}], "entities": {"mentions": [{"username": "alice_md"}]}}]""";
    private static final String USERS = """
            {"users": [{"id": "9001", "username": "alice_md"}, {"id": "9002", "username": "bob_rn"}], "tweets": [{"id": "1", "text": "Long text that is cut before the tag #FOAMed", "author_id": "9001", "entities": {"hashtags": [{"tag": "FOAMed"}]}}]}""";

    @TempDir
    Path folder;

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @ParameterizedTest
    @CsvSource({
        "data_1388.json,users_1388.json",
        "18-academictwitter-data.json,18-academictwitter-users.json",
        "data.json,users.json"
    })
    void aPageInTwoFilesIsReadAsOne(String data, String users) throws IOException {
        Path tweets = write(data, DATA);
        Path includes = write(users, USERS);

        List<Parsed> results = Archives.parse(tweets, ArchiveFormat.AUTO);

        assertThat(results).hasSize(1);
        Tweet repost = results.get(0).tweet();
        assertThat(repost.kind()).isEqualTo(Kind.REPOST);
        assertThat(repost.author().handle()).isEqualTo("bob_rn");
        assertThat(repost.repost().handle()).isEqualTo("alice_md");
        assertThat(repost.text()).isEqualTo("Long text that is cut before the tag #FOAMed");
        assertThat(repost.hashtags()).extracting(Hashtag::tag).containsExactly("foamed");
        assertThat(Archives.parse(includes, ArchiveFormat.AUTO)).isEmpty();
    }

    @Test
    void eachFileAloneIsReadAsFarAsItGoes() throws IOException {
        assertThat(Archives.parse(write("data_1.json", DATA), ArchiveFormat.AUTO)
                        .get(0)
                        .tweet()
                        .hashtags())
                .isEmpty();
        assertThat(Archives.parse(write("users_2.json", USERS), ArchiveFormat.AUTO)
                        .get(0)
                        .rejected())
                .satisfies(rejected -> {
                    assertThat(rejected.reason()).isEqualTo(Reason.NO_TWEET_USERS);
                    assertThat(rejected.detail()).contains("beside its data file");
                });
    }

    @Test
    void aFileOfAnotherKindBesideItIsLeftAlone() throws IOException {
        write("users_1.json", "[]");

        assertThat(Archives.parse(write("data_1.json", DATA), ArchiveFormat.AUTO)
                        .get(0)
                        .tweet()
                        .author()
                        .handle())
                .isEqualTo("9002");
    }

    @Test
    void objectsWithoutALineBreakBetweenThemAreRecords() throws IOException {
        String tweet =
                "{\"data\": {\"id\": \"%d\", \"text\": \"a\", \"created_at\": \"2021-05-01T10:00:00.000Z\", \"author_id\": \"1\"}}";
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 2_000; i++) {
            text.append(tweet.formatted(i));
        }

        assertThat(Archives.parse(write("stream.json", text.toString()), ArchiveFormat.AUTO))
                .hasSize(2_000)
                .allMatch(parsed -> parsed.tweet() != null);
    }
}
