package io.rounds.bench.all;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {
    @Test
    void whatAStreamNeedsFollowsFromTheMeasuredCostOfATweet(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("job.json"),
                "{\"results\":[{\"contender\":\"job-credibility\",\"processorMicrosPerTweet\":40}]}");
        assertThat(markdown(folder, "capacity")).isNull();
        Files.writeString(
                folder.resolve("replay.json"),
                "{\"results\":[{\"target\":\"files\",\"tweets\":10,\"bytes\":{\"tweets\":15000,\"trends\":5000}},"
                        + "{\"target\":\"elasticsearch\",\"tweets\":10,\"bytes\":{\"tweets\":8000,\"trends\":2000}}]}");
        // Bluesky: 3,900,000 a day are 45.139 a second; times 40 us, doubled, 0.0036 cores.
        // 365 days of 1,000 and 2,000 bytes each: 1,325.7 and 2,651.5 GiB.
        assertThat(markdown(folder, "capacity"))
                .contains("| all posts of Bluesky | 3,900,000 | 45.1 | 0.00 | 1,326 | 2,651 |");
    }

    @Test
    void theSpeedOfPeersIsShownAsThatOfRoundsTimesTheirs(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("peers.json"),
                "{\"results\":[{\"peer\":\"rounds\",\"title\":\"Rounds\",\"version\":\"Rounds\",\"source\":\"kafka\","
                        + "\"tweetsPerSecond\":50000.4,\"processorMicrosPerTweet\":20,\"brokerMicrosPerTweet\":1.234,"
                        + "\"timesSlower\":1,\"timesProcessor\":1},"
                        + "{\"peer\":\"spark\",\"title\":\"Spark\",\"version\":\"Spark 4.2.0\",\"source\":\"file\","
                        + "\"tweetsPerSecond\":2000,\"processorMicrosPerTweet\":500,\"brokerMicrosPerTweet\":0,"
                        + "\"timesSlower\":25.02,\"timesProcessor\":25}]}");
        assertThat(markdown(folder, "peers"))
                .contains("| kafka | Rounds | 50,000 | 1.00 | 20.0 | 1.00 | 1.23 |")
                .contains("| file | Spark 4.2.0 | 2,000 | 25.0 | 500 | 25.0 |  |");
        assertThat(markdown(folder, "summary")).contains("25.0 times Spark from a file");
    }

    @Test
    void sharesOfSessionsArePercentAndAreLeftOutWhereThereWasNothing(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("sessions.json"),
                "{\"results\":[{\"stream\":\"a.csv\",\"tweets\":4303,\"score\":{\"planned\":12,\"found\":11,\"exact\":2,"
                        + "\"time\":0.9574,\"tweets\":0.99371,\"busyTweets\":\"NaN\",\"sessions\":13,\"invented\":1,"
                        + "\"splits\":3,\"merges\":4}}]}");
        assertThat(markdown(folder, "sessions"))
                .contains("| a.csv | 4,303 | 12 | 11 | 2 | 95.7 % | 99.4 % |  | 1 | 3 | 4 |");
    }

    private static String markdown(Path folder, String name) throws IOException {
        return Tables.all().get(name).markdown(new Figures(folder));
    }
}
