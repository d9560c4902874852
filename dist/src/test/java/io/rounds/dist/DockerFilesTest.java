package io.rounds.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.rounds.app.AnalyticsCommand;
import io.rounds.cli.Rounds;
import io.rounds.documents.Indices;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What can be known of the files in {@code docker/} without containers: that they agree with the commands and schemas. */
final class DockerFilesTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DOCKER = Path.of("../docker");
    private static final Path SCHEMAS = Path.of("../schemas");
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z_]+)}");
    private static final Pattern IMAGE = Pattern.compile("[a-z0-9./-]+:v?\\d+\\.\\d+\\.\\d+[A-Za-z0-9_.-]*");
    private static final Pattern LIMIT = Pattern.compile("(\\d+)m");
    private static final int MEBIBYTES = 8 * 1024;

    private static JsonNode compose() throws IOException {
        return YAML.readTree(DOCKER.resolve("compose.yaml").toFile());
    }

    /** The services by name, with what they merge in. */
    private static Map<String, JsonNode> services() throws IOException {
        Map<String, JsonNode> services = new TreeMap<>();
        JsonNode all = merged(DOCKER.resolve("compose.yaml"));
        all.path("services").properties().forEach(service -> services.put(service.getKey(), service.getValue()));
        assertThat(services).hasSizeGreaterThan(10);
        return services;
    }

    /** A file whose merge keys ({@code <<}) are resolved, which Jackson does not do. */
    private static JsonNode merged(Path file) throws IOException {
        Object loaded = new org.yaml.snakeyaml.Yaml().load(Files.readString(file));
        return JSON.valueToTree(loaded);
    }

    private static Map<String, String> environment() throws IOException {
        Map<String, String> variables = new HashMap<>();
        for (String line : Files.readAllLines(DOCKER.resolve(".env"))) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                int end = line.indexOf('=');
                variables.put(line.substring(0, end), line.substring(end + 1));
            }
        }
        return variables;
    }

    private static String expanded(String text) throws IOException {
        Map<String, String> variables = environment();
        return VARIABLE.matcher(text).replaceAll(found -> {
            String value = variables.get(found.group(1));
            assertThat(value).as(found.group()).isNotNull();
            return Matcher.quoteReplacement(String.valueOf(value));
        });
    }

    private static List<String> strings(JsonNode node) throws IOException {
        List<String> strings = new ArrayList<>();
        if (node.isTextual()) {
            strings.addAll(Arrays.asList(expanded(node.asText()).strip().split("\\s+")));
        } else {
            for (JsonNode one : node) {
                strings.add(expanded(one.asText()));
            }
        }
        return strings;
    }

    @Test
    void everyVariableIsInEnvAndEveryVariableOfEnvIsUsed() throws IOException {
        String text = Files.readString(DOCKER.resolve("compose.yaml"));
        Set<String> used = VARIABLE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(used).isEqualTo(new TreeSet<>(environment().keySet()));
    }

    @Test
    void everyImageIsPinnedOrBuiltHere() throws IOException {
        for (Map.Entry<String, JsonNode> service : services().entrySet()) {
            String image = expanded(service.getValue().path("image").asText());
            if (service.getValue().has("build")) {
                assertThat(image).as(service.getKey()).endsWith(":local");
            } else {
                assertThat(image).as(service.getKey()).matches(IMAGE);
            }
        }
        assertThat(environment().entrySet())
                .filteredOn(variable -> variable.getKey().endsWith("_IMAGE"))
                .allMatch(variable -> IMAGE.matcher(variable.getValue()).matches());
    }

    @Test
    void everyPortIsOfThisMachineOnlyAndNoPortIsTwice() throws IOException {
        Set<String> ports = new HashSet<>();
        for (Map.Entry<String, JsonNode> service : services().entrySet()) {
            for (String port : strings(service.getValue().path("ports"))) {
                assertThat(port).as(service.getKey()).matches("127\\.0\\.0\\.1:\\d+:\\d+");
                assertThat(ports.add(port.split(":", -1)[1])).as(port).isTrue();
            }
            assertThat(service.getValue().path("network_mode").asText())
                    .as(service.getKey())
                    .isEmpty();
        }
        assertThat(ports).hasSizeGreaterThan(5);
    }

    @Test
    void allThatGoOnRunningFitInto8GiBAndNoneHasMoreRightsThanItNeeds() throws IOException {
        int sum = 0;
        for (Map.Entry<String, JsonNode> service : services().entrySet()) {
            JsonNode settings = service.getValue();
            Matcher limit = LIMIT.matcher(settings.path("mem_limit").asText());
            assertThat(limit.matches()).as("the limit of " + service.getKey()).isTrue();
            // What runs once has ended before the rest needs its memory.
            if (settings.has("restart")) {
                sum += Integer.parseInt(limit.group(1));
                assertThat(strings(settings.path("cap_drop")))
                        .as(service.getKey())
                        .contains("ALL");
                assertThat(strings(settings.path("security_opt")))
                        .as(service.getKey())
                        .contains("no-new-privileges:true");
                assertThat(settings.path("user").asText()).as(service.getKey()).isNotEqualTo("0");
            }
            assertThat(settings.path("privileged").asBoolean())
                    .as(service.getKey())
                    .isFalse();
        }
        assertThat(sum).isBetween(MEBIBYTES / 2, MEBIBYTES);
    }

    @Test
    void theImagesOfRoundsRunWithoutRootAndTheCommandsOnAReadOnlyRoot() throws IOException {
        String text = Files.readString(DOCKER.resolve("Dockerfile"));
        List<String> stages = List.of(text.split("(?m)^FROM ", -1)).subList(1, 4);
        assertThat(stages.get(1)).contains(" AS job\n", "\nUSER flink\n");
        assertThat(stages.get(2)).contains(" AS rounds\n", "\nUSER 10001:10001\n");
        services().forEach((name, service) -> {
            if (service.path("image").asText().equals("rounds:local")) {
                assertThat(service.path("read_only").asBoolean()).as(name).isTrue();
            }
        });
    }

    @Test
    void whatIsWaitedForIsThereAndHasAHealthCheckOrEnds() throws IOException {
        Map<String, JsonNode> services = services();
        int conditions = 0;
        for (JsonNode service : services.values()) {
            for (Map.Entry<String, JsonNode> other : service.path("depends_on").properties()) {
                JsonNode target = services.get(other.getKey());
                assertThat(target).as(other.getKey()).isNotNull();
                String condition = other.getValue().path("condition").asText();
                assertThat(condition).isIn("service_healthy", "service_completed_successfully");
                boolean waits = condition.equals("service_healthy");
                assertThat(target.has("healthcheck")).as(other.getKey()).isEqualTo(waits);
                assertThat(target.has("restart")).as(other.getKey()).isEqualTo(waits);
                conditions++;
            }
        }
        assertThat(conditions).isGreaterThan(8);
    }

    @Test
    void anUpgradeThatWaitsKnowsOfEachServiceThatEndsThatItDoes() throws IOException {
        // Compose takes the end of a container for a failure, unless one that goes on running waits for it.
        Map<String, JsonNode> services = services();
        Set<String> adopted = new HashSet<>();
        services.values().stream()
                .filter(service -> service.has("restart"))
                .forEach(service -> service.path("depends_on").fieldNames().forEachRemaining(adopted::add));
        Set<String> ends = services.entrySet().stream()
                .filter(service -> !service.getValue().has("restart"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(adopted).contains("setup", "setup-kafka", "certificates");
        assertThat(ends).containsExactlyInAnyOrder("setup", "setup-kafka", "certificates", "setup-kibana");
        assertThat(Files.readString(DOCKER.resolve("upgrade")))
                .contains("up -d --wait --force-recreate jobmanager taskmanager explorer");
    }

    @Test
    void everyVolumeAndEveryFileThatIsMountedIsThere() throws IOException {
        Set<String> declared = new TreeSet<>();
        compose().path("volumes").fieldNames().forEachRemaining(declared::add);
        Set<String> used = new TreeSet<>();
        for (JsonNode service : services().values()) {
            for (String volume : strings(service.path("volumes"))) {
                String source = volume.split(":", -1)[0];
                if (source.startsWith(".")) {
                    assertThat(DOCKER.resolve(source)).exists();
                    for (String word : strings(service.path("command"))) {
                        requireScript(word, volume);
                    }
                } else {
                    used.add(source);
                }
            }
        }
        assertThat(used).isEqualTo(declared);
    }

    private static void requireScript(String word, String volume) {
        if (word.startsWith("/scripts/")) {
            Path script = DOCKER.resolve(volume.split(":", -1)[0]).resolve(word.substring("/scripts/".length()));
            assertThat(script).exists().isExecutable();
        }
    }

    private static Set<String> options(CommandLine command) {
        return command.getCommandSpec().optionsMap().keySet();
    }

    private static CommandLine rounds(Iterator<String> words) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        CommandLine command = Rounds.commandLine(nowhere, nowhere);
        while (!command.getSubcommands().isEmpty()) {
            String word = words.next();
            assertThat(command.getSubcommands()).containsKey(word);
            command = command.getSubcommands().get(word);
        }
        return command;
    }

    @Test
    void everyCommandAndEveryOptionOfTheContainersExists() throws Exception {
        int checked = 0;
        for (Map.Entry<String, JsonNode> service : services().entrySet()) {
            List<String> words = strings(service.getValue().path("command"));
            if (service.getValue().path("image").asText().equals("rounds:local")) {
                CommandLine command = rounds(words.iterator());
                checked += check(service.getKey(), words, options(command));
            } else if (words.contains("standalone-job")) {
                assertThat(words).contains(AnalyticsCommand.class.getName());
                Set<String> known = new HashSet<>(options(new CommandLine(AnalyticsCommand.class, new Unset())));
                known.add("--job-classname");
                checked += check(service.getKey(), words, known);
            }
        }
        assertThat(checked).isGreaterThan(10);
    }

    private static List<JsonNode> documents(Path file) throws IOException {
        try (var values = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
            return values.readAll();
        }
    }

    private static Map<String, JsonNode> kubernetes() throws IOException {
        Map<String, JsonNode> objects = new TreeMap<>();
        Path base = DOCKER.resolve("kubernetes/base");
        for (String file : strings(
                YAML.readTree(base.resolve("kustomization.yaml").toFile()).path("resources"))) {
            for (JsonNode object : documents(base.resolve(file))) {
                String name = object.path("kind").asText()
                        + '/'
                        + object.path("metadata").path("name").asText();
                assertThat(objects.put(name, object)).as(name).isNull();
                assertThat(object.path("apiVersion").asText()).as(name).isNotEmpty();
            }
        }
        return objects;
    }

    @Test
    void kubernetesRunsTheCommandsWithOptionsThatExist() throws IOException {
        JsonNode job =
                kubernetes().get("FlinkDeployment/analytics").path("spec").path("job");
        assertThat(job.path("entryClass").asText()).isEqualTo(AnalyticsCommand.class.getName());
        assertThat(check(
                        "analytics",
                        strings(job.path("args")),
                        options(new CommandLine(AnalyticsCommand.class, new Unset()))))
                .isEqualTo(3);
        List<String> words =
                strings(kubernetes().get("Deployment/explorer").at("/spec/template/spec/containers/0/args"));
        assertThat(check("explorer", words, options(rounds(words.iterator())))).isEqualTo(3);
    }

    @Test
    void inKubernetesFlinkIsSetUpAsInTheContainersButForWhatIsOfTheMachine() throws IOException {
        JsonNode there =
                kubernetes().get("FlinkDeployment/analytics").path("spec").path("flinkConfiguration");
        String here = expanded(
                services().get("jobmanager").at("/environment/FLINK_PROPERTIES").asText());
        int same = 0;
        for (String line : here.split("\n", -1)) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon);
            if (name.startsWith("execution.")
                    || name.startsWith("heartbeat.")
                    || name.startsWith("restart-strategy.")
                    || name.startsWith("metrics.")
                    || name.startsWith("state.")) {
                assertThat(there.path(name).asText())
                        .as(name)
                        .isEqualTo(line.substring(colon + 1).strip());
                same++;
            }
        }
        assertThat(same).isGreaterThan(8);
    }

    @Test
    void thePagesOfKubernetesHaveProbesOfThePathThatAnswersAndNoRights() throws IOException {
        JsonNode container = kubernetes().get("Deployment/explorer").at("/spec/template/spec/containers/0");
        for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            assertThat(container.path(probe).at("/httpGet/path").asText()).isEqualTo("/health");
        }
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(container.at("/securityContext/capabilities/drop/0").asText())
                .isEqualTo("ALL");
    }

    @Test
    void thePatchesOfTheOverlaysFitTheirObjects() throws IOException {
        Map<String, JsonNode> objects = kubernetes();
        int checked = 0;
        for (String overlay : List.of("trial", "production")) {
            Path folder = DOCKER.resolve("kubernetes/overlays").resolve(overlay);
            JsonNode settings =
                    YAML.readTree(folder.resolve("kustomization.yaml").toFile());
            for (String resource : strings(settings.path("resources"))) {
                assertThat(folder.resolve(resource)).exists();
            }
            for (JsonNode patch : settings.path("patches")) {
                JsonNode target = objects.get(patch.at("/target/kind").asText()
                        + '/'
                        + patch.at("/target/name").asText());
                for (JsonNode change : YAML.readTree(patch.path("patch").asText())) {
                    String path = change.path("path").asText();
                    boolean replaces = change.path("op").asText().equals("replace");
                    String there = replaces ? path : path.substring(0, path.lastIndexOf('/'));
                    assertThat(target.at(there).isMissingNode())
                            .as(overlay + ": " + path)
                            .isFalse();
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(8);
    }

    /** Makes commands, whose constructors are private. */
    private static final class Unset implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        }
    }

    private static int check(String service, List<String> words, Set<String> known) {
        List<String> named =
                words.stream().filter(word -> word.startsWith("--")).toList();
        assertThat(known).as(service).containsAll(named);
        return named.size();
    }

    private static List<JsonNode> objects() throws IOException {
        List<JsonNode> objects = new ArrayList<>();
        for (String line : Files.readAllLines(DOCKER.resolve("kibana/objects.ndjson"))) {
            objects.add(JSON.readTree(line));
        }
        return objects;
    }

    /** The fields of an index by path, from its template. */
    private static Map<String, String> fields(String index) throws IOException {
        Map<String, String> fields = new HashMap<>();
        collect(
                "",
                JSON.readTree(SCHEMAS.resolve("templates/" + index + ".json").toFile())
                        .at("/template/mappings/properties"),
                fields);
        return fields;
    }

    private static void collect(String prefix, JsonNode properties, Map<String, String> fields) {
        properties.properties().forEach(property -> {
            JsonNode inner = property.getValue().path("properties");
            if (inner.isMissingNode()) {
                fields.put(
                        prefix + property.getKey(),
                        property.getValue().path("type").asText());
            } else if (!property.getValue().path("type").asText().equals("nested")) {
                collect(prefix + property.getKey() + '.', inner, fields);
            }
        });
    }

    @Test
    void everyIndexHasADataViewWithTheTimeOfItsDocuments() throws IOException {
        Set<String> viewed = new TreeSet<>();
        for (JsonNode object : objects()) {
            if (object.path("type").asText().equals("index-pattern")) {
                String index = object.path("id").asText().substring("rounds-".length());
                viewed.add(index);
                assertThat(object.at("/attributes/title").asText()).isEqualTo("rounds-" + index + "*");
                assertThat(fields(index))
                        .containsEntry(object.at("/attributes/timeFieldName").asText(), "date");
            }
        }
        assertThat(viewed).isEqualTo(new TreeSet<>(Indices.ALL));
    }

    @Test
    void everyFieldOfKibanasPanelsExistsAndFitsItsAggregation() throws IOException {
        int checked = 0;
        for (JsonNode object : objects()) {
            if (!object.path("type").asText().equals("visualization")) {
                continue;
            }
            String index = object.at("/references/0/id").asText().substring("rounds-".length());
            Map<String, String> fields = fields(index);
            for (JsonNode aggregation :
                    JSON.readTree(object.at("/attributes/visState").asText()).path("aggs")) {
                String kind = aggregation.path("type").asText();
                String field = aggregation.at("/params/field").asText();
                if (kind.equals("count")) {
                    continue;
                }
                assertThat(fields).as(object.path("id").asText()).containsKey(field);
                String type = fields.get(field);
                switch (kind) {
                    case "date_histogram" -> assertThat(type).isEqualTo("date");
                    case "max", "avg" -> assertThat(type).isIn("long", "integer", "double");
                    default -> assertThat(type).as(field).isNotEqualTo("text");
                }
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(30);
    }

    @Test
    void everyReferenceOfKibanasObjectsIsResolvedAndEveryPanelIsOnADashboard() throws IOException {
        List<JsonNode> objects = objects();
        Set<String> known = objects.stream().map(DockerFilesTest::key).collect(Collectors.toSet());
        assertThat(known).hasSameSizeAs(objects);
        Set<String> referenced = new TreeSet<>();
        for (JsonNode object : objects) {
            for (JsonNode reference : object.path("references")) {
                assertThat(known).contains(key(reference));
                referenced.add(key(reference));
            }
            if (object.path("type").asText().equals("dashboard")) {
                Set<String> names = StreamSupport.stream(
                                object.path("references").spliterator(), false)
                        .map(reference -> reference.path("name").asText())
                        .collect(Collectors.toSet());
                JsonNode panels =
                        JSON.readTree(object.at("/attributes/panelsJSON").asText());
                assertThat(panels).hasSameSizeAs(names);
                for (JsonNode panel : panels) {
                    assertThat(names)
                            .contains(panel.path("panelIndex").asText()
                                    + ':'
                                    + panel.path("panelRefName").asText());
                }
            }
        }
        assertThat(objects)
                .filteredOn(object -> object.path("type").asText().equals("visualization"))
                .allMatch(object -> referenced.contains(key(object)));
        assertThat(objects)
                .filteredOn(object -> object.path("type").asText().equals("dashboard"))
                .hasSize(3);
    }

    private static String key(JsonNode object) {
        return object.path("type").asText() + '/' + object.path("id").asText();
    }

    @Test
    void theDashboardsQueryOnlyMetricsThatTheRulesOrTheCodeName() throws IOException {
        JsonNode dashboard = JSON.readTree(
                DOCKER.resolve("monitoring/grafana/dashboards/rounds.json").toFile());
        assertThat(dashboard.path("panels").size()).isGreaterThan(8);
        JsonNode rules =
                YAML.readTree(DOCKER.resolve("monitoring/rules.yml").toFile()).at("/groups/0/rules");
        assertThat(rules.size()).isGreaterThan(5);
        Set<String> own = new TreeSet<>();
        Pattern name = Pattern.compile("flink_taskmanager_job_task_operator_(?!num|current)([A-Za-z_]+)");
        Stream.concat(dashboard.findValuesAsText("expr").stream(), rules.findValuesAsText("expr").stream())
                .forEach(expression -> name.matcher(expression).results().forEach(found -> own.add(found.group(1))));
        Set<String> flinks = Set.of("pendingRecords", "watermarkLag");
        String sources;
        try (Stream<Path> files = Files.walk(Path.of("../jobs/src/main/java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .map(DockerFilesTest::read)
                    .collect(Collectors.joining());
        }
        assertThat(own).contains("duplicates", "elasticsearch_refused");
        for (String metric : own) {
            if (!flinks.contains(metric)) {
                // Flink's reporter replaces what Prometheus does not allow in a name.
                String last = metric.replaceFirst("elasticsearch_", "").replace('_', '-');
                assertThat(sources).as(metric).contains('"' + last + '"');
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
