package io.rounds.ingest.bluesky;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.ingest.Archives;
import io.rounds.ingest.archive.ArchiveFormat;
import io.rounds.model.Parsed;
import io.rounds.model.Reason;
import io.rounds.model.Rejected;
import io.rounds.model.Tweet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepoFileTest {
    @TempDir
    private Path folder = Path.of("");

    private List<Parsed> parse(byte[] file) throws IOException {
        return Archives.parse(Files.write(folder.resolve("repo.car"), file), ArchiveFormat.AUTO);
    }

    @Test
    void thePostsAndRepostsOfARepositoryAreTweets() throws IOException {
        List<Parsed> results = parse(Repos.repo(true));

        assertThat(results).hasSize(4);
        Tweet first = Objects.requireNonNull(results.get(0).tweet());
        assertThat(first.id()).isEqualTo("bluesky:did:plc:ada/3kaaa");
        assertThat(first.text()).isEqualTo("hello #FOAMed");
        assertThat(first.author().handle()).isEqualTo("did:plc:ada");
        assertThat(Objects.requireNonNull(results.get(1).tweet()).id()).isEqualTo("bluesky:did:plc:ada/3kaab");
        Tweet repost = Objects.requireNonNull(results.get(2).tweet());
        assertThat(repost.id()).isEqualTo("bluesky:did:plc:ada/3kbbb");
        assertThat(repost.repostOf()).isEqualTo("bluesky:did:plc:bea/3kzzz");
        Rejected rest = Objects.requireNonNull(results.get(3).rejected());
        assertThat(rest.reason()).isEqualTo(Reason.NO_TWEET_OTHER);
        assertThat(rest.detail()).contains("1 likes");
    }

    @Test
    void aRepositoryThatIsCutSaysSo() throws IOException {
        byte[] whole = Repos.repo(true);

        for (int length = 60; length < whole.length - 1; length += 37) {
            List<Parsed> results = parse(Arrays.copyOf(whole, length));
            Rejected last =
                    Objects.requireNonNull(results.get(results.size() - 1).rejected());
            assertThat(last.reason()).isEqualTo(Reason.BROKEN_JSON);
            assertThat(last.detail()).contains("CAR");
        }
    }

    @Test
    void recordsThatTheFileLacksAreCounted() throws IOException {
        List<Parsed> results = parse(Repos.repo(false));

        assertThat(results).hasSize(3);
        assertThat(Objects.requireNonNull(results.get(2).rejected()).detail()).contains("lacks 1 blocks");
    }

    @Test
    void identifiersAreWrittenToTheBaseOf32() {
        assertThat(DagCbor.text("hello".getBytes(UTF_8), 0, 5)).isEqualTo("bnbswy3dp");
        assertThat(DagCbor.text("he".getBytes(UTF_8), 0, 2)).isEqualTo("bnbsq");
    }
}
