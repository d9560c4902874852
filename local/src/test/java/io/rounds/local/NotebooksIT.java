package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.node.ElasticsearchNode;
import io.rounds.simulator.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every notebook, run by Jupyter from start to end on a real Elasticsearch that the job has filled, shows what the
 * simulator planted.
 *
 * <p>With {@code -Drounds.notebooks.write=true} the notebooks in the repository get the outputs of this run. Without
 * Jupyter and the libraries of {@code notebooks/requirements.txt} it is skipped; under {@code CI=true} it fails then.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class NotebooksIT {
    private static final int MINUTES = 30;
    private static final boolean WRITE = Boolean.getBoolean("rounds.notebooks.write");

    private Path folder;
    private ElasticsearchNode node;
    private Truth truth;

    @BeforeAll
    void fillElasticsearch(@TempDir Path temporary) throws Exception {
        folder = temporary;
        requireJupyter();
        node = ElasticsearchNode.start(folder.resolve("elasticsearch"), line -> {});
        truth = NotebookData.fill(ElasticsearchOptions.at(node.address().toString()), folder);
    }

    @AfterAll
    void close() throws IOException {
        if (node != null) {
            node.close();
        }
    }

    /** Has Jupyter run a cell that imports what the notebooks do: whatever is missing shows there. */
    private void requireJupyter() throws Exception {
        Path probe = Files.writeString(folder.resolve("probe.ipynb"), """
                {"cells": [{"cell_type": "code", "id": "probe", "metadata": {}, "execution_count": null, "outputs": [],
                  "source": "import matplotlib, networkx, pandas, requests, scipy"}],
                 "metadata": {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}},
                 "nbformat": 4, "nbformat_minor": 5}
                """);
        String reason;
        try {
            Ended ended = execute(probe, Map.of());
            reason = ended.code() == 0 ? "" : ended.lastLine();
        } catch (IOException e) {
            reason = String.valueOf(e.getMessage());
        }
        if (!reason.isEmpty()) {
            String message = "Jupyter cannot run the notebooks; notebooks/README.md says what it needs: " + reason;
            if ("true".equals(System.getenv("CI"))) {
                fail(message);
            }
            abort(message);
        }
    }

    private record Ended(int code, String said, Path notebook) {
        String lastLine() {
            return said.strip().lines().reduce("", (before, line) -> line);
        }
    }

    /** Runs a notebook where it lies; the result goes to a folder of its own. */
    private Ended execute(Path notebook, Map<String, String> environment) throws Exception {
        Path done = Files.createDirectories(folder.resolve("done"));
        Path said = folder.resolve(notebook.getFileName() + ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        "jupyter",
                        "nbconvert",
                        "--to",
                        "notebook",
                        "--execute",
                        "--ExecutePreprocessor.timeout=1200",
                        // A busy machine is not one without Jupyter.
                        "--ExecutePreprocessor.startup_timeout=1200",
                        // Times would make every run another file.
                        "--ExecutePreprocessor.record_timing=False",
                        "--output-dir",
                        done.toString(),
                        notebook.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        Map<String, String> variables = builder.environment();
        variables.remove("ROUNDS_ELASTICSEARCH_API_KEY");
        variables.put("PYTHONDONTWRITEBYTECODE", "1");
        variables.put("PYDEVD_DISABLE_FILE_VALIDATION", "1");
        for (String place : List.of("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "MPLCONFIGDIR")) {
            variables.put(place, folder.resolve("jupyter").resolve(place).toString());
        }
        variables.putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            fail(notebook + " has not ended after " + MINUTES + " minutes");
        }
        return new Ended(process.exitValue(), Files.readString(said), done.resolve(notebook.getFileName()));
    }

    private String run(String name) throws Exception {
        Path file = Notebook.FOLDER.resolve(name + ".ipynb");
        Ended ended =
                execute(file, Map.of("ROUNDS_ELASTICSEARCH", node.address().toString()));
        assertThat(ended.code()).as(ended.said()).isZero();
        Notebook executed = Notebook.read(ended.notebook());
        NotebookAssert.isComplete(executed);
        if (WRITE) {
            Files.copy(ended.notebook(), file, StandardCopyOption.REPLACE_EXISTING);
        }
        return executed.text();
    }

    @Test
    void theTrendsOfTheWeekShowTheConferenceAndTheNews() throws Exception {
        String text = run("1-trending-topics");
        Truth.Conference conference = truth.conferences().get(0);
        assertThat(text).containsPattern("(?i)rank +\n1 +" + conference.tag() + " ");
        List<String> news = truth.bursts().stream()
                .filter(event ->
                        event.kind().equals("breaking") && event.start().isAfter(lastWeek()))
                .map(event -> String.valueOf(event.tag()))
                .toList();
        assertThat(news).isNotEmpty();
        assertThat(text.toLowerCase(Locale.ROOT)).contains(news);
    }

    private Instant lastWeek() {
        return truth.options().end().minus(Duration.ofDays(7));
    }

    @Test
    void theLinkGraphHasCommunitiesAndTheSumsOfTheIndex() throws Exception {
        String text = run("2-link-graph");
        assertThat(text).contains("papers counted again");
        Matcher modularity = Pattern.compile("modularity (0\\.\\d+); of shuffled graphs up to (0\\.\\d+)")
                .matcher(text);
        assertThat(modularity.find()).isTrue();
        assertThat(Double.parseDouble(modularity.group(1)))
                .isGreaterThan(Double.parseDouble(modularity.group(2)) + 0.1);
        // Fields of medicine, each of which the simulator gives accounts and readings of its own.
        assertThat(text).contains("emergencymedicine", "nephrology", "anaesthesia", "cardiology");
    }

    @Test
    void theReportOfTheConferenceIsExact() throws Exception {
        String text = run("3-conference-report");
        Truth.Conference conference = truth.conferences().get(0);
        assertThat(text)
                .contains(String.format(
                        Locale.ROOT, "%,d accounts posted %,d tweets", conference.accounts(), conference.tweets()))
                .contains(String.format(Locale.ROOT, "with %,d tweets", conference.peakTweets()))
                .containsPattern("tweets carry a link to something outside");
        List<String> speakers = conference.sessions().stream()
                .map(session -> '@' + session.speaker().handle().toLowerCase(Locale.ROOT))
                .toList();
        Matcher named = Pattern.compile("(?m)^1 +(@\\w+) ").matcher(text);
        assertThat(named.find()).isTrue();
        assertThat(speakers).contains(named.group(1));
    }

    @Test
    void theEvidenceNamesThePuppetsOfTheDomain() throws Exception {
        String text = run("4-source-credibility");
        Truth.Group group = truth.coordinated().get(0);
        int shares = group.actions().stream()
                .mapToInt(action -> action.tweets().size())
                .sum();
        long pages = group.actions().stream()
                .flatMap(action -> action.urls().stream())
                .distinct()
                .count();
        int puppets = group.accounts().size();
        assertThat(text)
                .contains(String.format(
                        Locale.ROOT,
                        "%s: %,d shares of %d pages by %d accounts",
                        group.domain(),
                        shares,
                        pages,
                        puppets))
                .contains(puppets + " accounts are in such a pair");
    }
}
