package io.rounds.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rounds.communities.Communities;
import io.rounds.communities.Events;
import io.rounds.ingest.follow.flink.NetworkFactory;
import io.rounds.model.Community;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataFolderTest {
    private static final Instant START = Instant.parse("2026-06-10T08:00:00Z");
    private static final Instant END = Instant.parse("2026-06-13T18:00:00Z");

    private static final String SECRET = "AAAA%3Dsecret-of-this-test";

    @TempDir
    private Path path = Path.of("");

    private DataFolder folder;

    @BeforeEach
    void open() throws IOException {
        folder = new DataFolder(path);
    }

    private void config(String text) throws IOException {
        Files.writeString(path.resolve("rounds.yaml"), text);
    }

    private Map<String, NetworkFactory> networks(Map<String, String> environment) throws IOException {
        return Jobs.networks(folder.settings(), environment);
    }

    @Test
    void theFirstStartWritesSettingsThatFollowWhatNeedsNoKeyForAllCommunities() throws IOException {
        DataFolder.Settings settings = folder.settings();

        assertThat(path.resolve("rounds.yaml")).content().contains("bluesky:");
        assertThat(networks(Map.of())).containsOnlyKeys("bluesky", "mastodon", "feeds");
        assertThat(Jobs.communities(settings)).isEqualTo(Communities.load().list());
        assertThat(settings.config().page().port()).isEqualTo(8080);
    }

    @Test
    void anEmptyFileMeansTheDefaults() throws IOException {
        for (String empty : List.of("", "# nothing\n", "networks:\npage:\n")) {
            config(empty);
            assertThat(networks(Map.of())).as(empty).containsOnlyKeys("bluesky", "mastodon", "feeds");
        }
    }

    @Test
    void whatIsSaidIsRead() throws IOException {
        config("""
                networks:
                  bluesky:
                    follow: false
                  mastodon: {follow: false}
                  feeds: {follow: false}
                communities: [foamed, 'icem=icem26,icem2026']
                keep:
                  tweets: 90d
                page:
                  port: 0
                """);
        DataFolder.Settings settings = folder.settings();

        assertThat(networks(Map.of())).isEmpty();
        assertThat(Jobs.communities(settings)).extracting(Community::name).containsExactly("foamed", "icem");
        assertThat(settings.config().page().port()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            networks: {blusky: {}}                 | line 1 | 'networks.blusky'        | known here are bluesky, feeds, mastodon, x
            page: {port: many}                     | line 1 | 'page.port'              | a whole number
            page: {port: 70000}                    | line 1 | 'page.port'              | from 0 (any) to 65535
            networks: {bluesky: {follow: perhaps}} | line 1 | 'networks.bluesky.follow'| true or false
            communities: foamed                    | line 1 | 'communities'            | a list
            communities: [nobody]                  | line 1 | 'communities'            | nobody
            keep: {tweets: soon}                   | line 1 | 'keep'                   | soon
            networks: {bluesky: {servers: [x]}}    | line 1 | 'networks.bluesky.servers'| wss://
            networks: {mastodon: {servers: [x]}}   | line 1 | 'networks.mastodon.servers'| https://mastodon.social
            networks: {x: {budget: much}}          | line 1 | 'networks.x.budget'     | 10/day or 200/month
            networks: {feeds: {addresses: [x]}}    | line 1 | 'networks.feeds.addresses'| https://litfl.com/feed/
            networks: {x: {prices: {like: 1}}}     | line 1 | 'networks.x.prices'     | post, account and count
            networks: {x: {prices: {post: cheap}}} | line 1 | 'networks.x.prices.post'| a number
            networks: {x: {accounts: some}}        | line 1 | 'networks.x.accounts'   | true or false
            networks: [                            | line 1 |                          | not YAML
            """)
    void aMistakeIsNamedWithItsPlaceAndWhatIsRight(String text, String line, String key, String right)
            throws IOException {
        config(text);

        assertThatIllegalArgumentException()
                .isThrownBy(folder::settings)
                .withMessageContaining("rounds.yaml")
                .withMessageContaining(line == null ? "" : line)
                .withMessageContaining(key == null ? "" : key)
                .withMessageContaining(right);
    }

    @Test
    void aValueIsNamedWithTheLineThatItIsOn() throws IOException {
        config("page:\n  port: 0\nnetworks:\n  x:\n    follow: true\n    budget: much\n");

        assertThatIllegalArgumentException()
                .isThrownBy(folder::settings)
                .withMessageStartingWith("rounds.yaml, line 6: 'networks.x.budget' is wrong");
    }

    @Test
    void xIsFollowedWithATokenFromAFileInTheFolderOrTheEnvironment() throws IOException {
        config(
                "networks: {bluesky: {follow: false}, mastodon: {follow: false}, feeds: {follow: false}, x: {follow: true}}");
        assertThat(networks(Map.of("ROUNDS_X_TOKEN", SECRET))).containsOnlyKeys("x");

        config("networks: {bluesky: {follow: false}, mastodon: {follow: false}, feeds: {follow: false},"
                + " x: {follow: true, token_variable: MINE, budget: none, prices: {post: 0.004}}}");
        assertThat(networks(Map.of("MINE", SECRET))).containsOnlyKeys("x");

        Files.writeString(path.resolve("x-token"), SECRET + '\n');
        config("networks: {bluesky: {follow: false}, mastodon: {follow: false}, feeds: {follow: false},"
                + " x: {follow: true, token_file: x-token}}");
        assertThat(networks(Map.of())).containsOnlyKeys("x");
    }

    @Test
    void aTokenFileThatChangesChangesTheSettings() throws IOException {
        config("networks: {x: {follow: true, token_file: x-token}}");
        String without = folder.settings().version();
        assertThat(folder.settingsVersion()).isEqualTo(without);

        Files.writeString(path.resolve("x-token"), SECRET);

        assertThat(folder.settingsVersion()).isNotEqualTo(without);
        assertThat(folder.settings().version()).isEqualTo(folder.settingsVersion());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {x: {follow: true}}                                      | 'networks.x'        | with token_file, or set ROUNDS_X_TOKEN
            {x: {follow: true, token_file: none-here}}               | 'networks.x'        | none-here cannot be read
            {x: {follow: true, token_variable: BROKEN}}              | 'networks.x'        | letters, digits
            {x: {follow: true, token_variable: GOOD, url: 'ftp://x'}}| 'networks.x'        | https://
            {mastodon: {token_variable: BROKEN}}                     | 'networks.mastodon' | mastodon.social TOKEN
            """)
    void aNetworkThatCannotBeFollowedIsNamedWithoutItsToken(String networks, String key, String right)
            throws IOException {
        config("page: {port: 0}\nnetworks: " + networks);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> networks(Map.of("BROKEN", SECRET + " {", "GOOD", SECRET)))
                .withMessageStartingWith("rounds.yaml, line 2: '" + key + "' is wrong: ")
                .withMessageContaining(right)
                .satisfies(error -> assertThat(error.getMessage()).doesNotContain(SECRET));
    }

    @Test
    void mastodonCannotBeFollowedForEveryTweet() throws IOException {
        config("communities: [all]");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> networks(Map.of()))
                .withMessageStartingWith("rounds.yaml: 'networks.mastodon' is wrong: Mastodon is followed by hashtags");
    }

    @Test
    void anEventThatIsAddedIsFollowedBesideTheBundledOnes() throws IOException {
        folder.settings();
        String before = folder.settingsVersion();

        folder.addEvent("ICEM26", "ICEM: the 2026 one", START, END, List.of("icem2026"));

        DataFolder.Settings settings = folder.settings();
        assertThat(folder.settingsVersion()).isNotEqualTo(before);
        assertThat(settings.events().all()).hasSize(Events.load().all().size() + 1);
        assertThat(settings.events().tags("icem26")).containsExactlyInAnyOrder("icem26", "icem2026");
        assertThat(Jobs.communities(settings)).extracting(Community::name).contains("icem26", "foamed");
    }

    @Test
    void anEventInConflictWithAnotherIsRefusedAndNothingIsChanged() throws IOException {
        folder.addEvent("icem26", null, START, END, List.of("acem26"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> folder.addEvent("acem26", null, START, END, List.of("icem26")))
                .withMessageContaining("acem26");
        assertThatIllegalArgumentException().isThrownBy(() -> folder.addEvent("x y", null, START, END, List.of()));
        assertThat(folder.settings().events().all()).hasSize(Events.load().all().size() + 1);
    }

    @Test
    void aCommunityIsAddedOnce() throws IOException {
        folder.addCommunity("icem=icem26");

        assertThat(Jobs.communities(folder.settings()))
                .extracting(Community::name)
                .contains("icem", "foamed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> folder.addCommunity("icem=other"))
                .withMessageContaining("icem");
        assertThatIllegalArgumentException().isThrownBy(() -> folder.addCommunity("nobody"));
    }

    @Test
    void onlyOneInstallationRunsInAFolder() throws IOException {
        assertThat(folder.isRunning()).isFalse();
        try (DataFolder.Lock held = folder.lock()) {
            assertThat(held.folder()).isEqualTo(path.toAbsolutePath());
            assertThat(folder.isRunning()).isTrue();
            assertThatThrownBy(() -> folder.lock())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("already running");
        }
        assertThat(folder.isRunning()).isFalse();
    }
}
