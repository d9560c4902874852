package io.rounds.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.app.AnalyticsOptions;
import io.rounds.communities.Communities;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.ElasticsearchSetup;
import io.rounds.elasticsearch.node.ElasticsearchNode;
import io.rounds.explorer.Explorer;
import io.rounds.explorer.ExplorerOptions;
import io.rounds.ingest.ReadingDefaults;
import io.rounds.ingest.archive.ArchiveFormat;
import io.rounds.simulator.SimulatedFiles;
import io.rounds.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The explorer over a real Elasticsearch that the job filled from a simulated conference week, and a browser; shared by
 * all tests of a JVM. Pictures of all views are left in {@code target/screenshots}.
 */
final class SharedExplorerPage implements AutoCloseable {
    private static final SimulatorOptions SIMULATION = SimulatorOptions.weeks(1).toBuilder()
            .seed(11)
            .volume(0.1)
            .conferenceWeek(1)
            .build();

    private final Chromium chromium;
    private final ElasticsearchNode node;
    private final RestClient client;
    private final Explorer explorer;
    private final Map<String, String> views = new LinkedHashMap<>();

    private SharedExplorerPage() throws Exception {
        Path folder = Files.createTempDirectory("explorer-page-");
        chromium = Chromium.start();
        node = ElasticsearchNode.start(folder.resolve("elasticsearch"), line -> {});
        client = RestClient.builder(HttpHost.create(node.address().toString())).build();
        ElasticsearchSetup.install(elasticsearch());
        explorer = Explorer.start(options(), Clock.systemUTC());
        Reader reader = new Reader(this);
        reader.seeNoData();
        fill(folder);
        reader.seeFirstResults();
        reader.nameViews();
    }

    /** Starts it for the first test class of this JVM that takes it as a parameter, and ends it after the last. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == SharedExplorerPage.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .getOrComputeIfAbsent(SharedExplorerPage.class, unused -> start(), SharedExplorerPage.class);
        }

        private static SharedExplorerPage start() {
            try {
                return new SharedExplorerPage();
            } catch (Exception e) {
                throw new IllegalStateException("The explorer did not start", e);
            }
        }
    }

    /** The page before and after the job ran. */
    private static final class Reader extends ExplorerPageCase {
        Reader(SharedExplorerPage shared) {
            super(shared);
        }

        void seeNoData() {
            open("#/trends");
            page.locator(".notice[data-code='no-data']").waitFor();
            assertThat(page.locator(".notice").innerText()).as("no data yet").contains("rounds demo", "rounds replay");
            picture("empty");
        }

        void seeFirstResults() {
            page.locator(".ranking.live li").first().waitFor();
            page.context().close();
        }

        void nameViews() throws Exception {
            String topic = api("/api/trends?size=1").at("/live/0/trend/topic").asText();
            String link =
                    api("/api/links?size=1&kind=paper").at("/rows/0/link/id").asText();
            String source = api("/api/sources?size=1&kind=domain")
                    .at("/rows/0/source/id")
                    .asText();
            String unrated = api("/api/sources?size=1&rating=unrated&kind=domain")
                    .at("/rows/0/source/id")
                    .asText();
            String chat = encoded(chat());
            views.put("trends", "#/trends");
            views.put("topic", "#/topic/" + encoded(topic) + "?days=7");
            views.put("links", "#/links");
            views.put("link", "#/link/" + link);
            views.put("graph", "#/graph");
            views.put("sources", "#/sources");
            views.put("source", "#/source/" + encoded(source));
            views.put("unrated", "#/source/" + encoded(unrated));
            views.put("chats", "#/chats");
            views.put("chat", "#/chat/" + chat);
            views.put("event", "#/event");
            views.put("transcript", "#/transcript/" + chat);
            views.put("wall", "#/wall/" + chat);
            views.put("wall-light", "#/wall/" + chat + "?theme=light");
        }
    }

    private void fill(Path folder) throws Exception {
        SimulatedFiles.write(SIMULATION, folder);
        new Replay(
                        List.of(folder.resolve(SimulatedFiles.STREAM)),
                        ArchiveFormat.AUTO,
                        new ReadingDefaults(null, null),
                        AnalyticsOptions.of(Communities.load()
                                .select(List.of("foamed", "meded"))
                                .list()),
                        new Replay.Elasticsearch(elasticsearch()),
                        Files.createDirectory(folder.resolve("work")),
                        new PrintStream(OutputStream.nullOutputStream(), true, UTF_8))
                .run();
    }

    private ElasticsearchOptions elasticsearch() {
        return ElasticsearchOptions.at(node.address().toString());
    }

    ExplorerOptions options() {
        return ExplorerOptions.of(elasticsearch()).withRequestsPerSecond(0).withStalledAfter(Duration.ofHours(1));
    }

    Chromium chromium() {
        return chromium;
    }

    ElasticsearchNode node() {
        return node;
    }

    RestClient client() {
        return client;
    }

    Explorer explorer() {
        return explorer;
    }

    /** The address of each view, by a name for its picture. */
    Map<String, String> views() {
        return views;
    }

    @Override
    public void close() throws IOException {
        chromium.close();
        explorer.close();
        client.close();
        node.close();
    }
}
