package io.rounds.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rounds.communities.Communities;
import io.rounds.communities.Events;
import io.rounds.model.Community;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataFolderTest {
    private static final Instant START = Instant.parse("2026-06-10T08:00:00Z");
    private static final Instant END = Instant.parse("2026-06-13T18:00:00Z");

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

    @Test
    void theFirstStartWritesSettingsThatFollowBlueskyForAllCommunities() throws IOException {
        DataFolder.Settings settings = folder.settings();

        assertThat(path.resolve("rounds.yaml")).content().contains("bluesky:");
        assertThat(Jobs.networks(settings)).containsOnlyKeys("bluesky");
        assertThat(Jobs.communities(settings)).isEqualTo(Communities.load().list());
        assertThat(settings.config().page().port()).isEqualTo(8080);
    }

    @Test
    void anEmptyFileMeansTheDefaults() throws IOException {
        for (String empty : List.of("", "# nothing\n", "networks:\npage:\n")) {
            config(empty);
            assertThat(Jobs.networks(folder.settings())).as(empty).containsOnlyKeys("bluesky");
        }
    }

    @Test
    void whatIsSaidIsRead() throws IOException {
        config("""
                networks:
                  bluesky:
                    follow: false
                communities: [foamed, 'icem=icem26,icem2026']
                keep:
                  tweets: 90d
                page:
                  port: 0
                """);
        DataFolder.Settings settings = folder.settings();

        assertThat(Jobs.networks(settings)).isEmpty();
        assertThat(Jobs.communities(settings)).extracting(Community::name).containsExactly("foamed", "icem");
        assertThat(settings.config().page().port()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            networks: {blusky: {}}                 | line 1 | 'networks.blusky'        | known here are bluesky
            page: {port: many}                     | line 1 | 'page.port'              | a whole number
            page: {port: 70000}                    |        | 'page.port'              | from 0 (any) to 65535
            networks: {bluesky: {follow: perhaps}} | line 1 | 'networks.bluesky.follow'| true or false
            communities: foamed                    | line 1 | 'communities'            | a list
            communities: [nobody]                  |        | 'communities'            | nobody
            keep: {tweets: soon}                   |        | 'keep'                   | soon
            networks: {bluesky: {servers: [x]}}    |        | 'networks.bluesky.servers'| wss://
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
