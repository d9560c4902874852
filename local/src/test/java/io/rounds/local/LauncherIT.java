package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a house of its own, whose Maven is a script of the test and whose classes are those of this test. */
final class LauncherIT {
    private static final Path LAUNCHER =
            Path.of("..", "rounds").toAbsolutePath().normalize();

    private final Path folder;
    private final Path root;

    LauncherIT(@TempDir Path folder) throws IOException {
        this.folder = folder.toRealPath();
        this.root = this.folder.resolve("a house of röunds");
    }

    private record Ended(int code, String out, String messages) {}

    @BeforeEach
    void buildTheHouse() throws IOException {
        Files.createDirectories(root.resolve("schemas"));
        Files.createDirectories(root.resolve("local/src/main"));
        Files.createDirectories(root.resolve("local/target/launch"));
        Files.copy(LAUNCHER, root.resolve("rounds"));
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.writeString(root.resolve("local/pom.xml"), "<project/>");
        maven("""
                cp prepared/* local/target/launch/
                echo "[INFO] Building Rounds: local 0.1.0-SNAPSHOT        [1/1]"
                """);
        Files.createDirectories(root.resolve("prepared"));
        Files.writeString(root.resolve("prepared/classpath"), System.getProperty("java.class.path"));
        Files.writeString(root.resolve("prepared/jvm.args"), "-Xmx128m -Drounds.version=test");
    }

    private void maven(String script) throws IOException {
        Path maven = root.resolve("mvnw");
        Files.writeString(maven, "#!/bin/sh\n" + script);
        assertThat(maven.toFile().setExecutable(true)).isTrue();
    }

    private Ended run(Map<String, String> environment, String input, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(root.resolve("rounds").toString()));
        command.addAll(Arrays.asList(args));
        Path in = Files.writeString(folder.resolve("in"), input);
        Path out = folder.resolve("out");
        Path messages = folder.resolve("messages");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(messages.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        return new Ended(code, Files.readString(out), Files.readString(messages));
    }

    private Ended run(String... args) throws Exception {
        return run(Map.of(), "", args);
    }

    @Test
    void theFirstStartBuildsAndTheSecondDoesNot() throws Exception {
        Ended first = run("--version");
        assertThat(first.messages()).contains("building for the first time", "Rounds: local");
        assertThat(first.out()).isEqualTo("rounds test\n");
        assertThat(first.code()).isZero();

        maven("exit 1\n");
        assertThat(run("--version")).isEqualTo(new Ended(0, "rounds test\n", ""));
    }

    @Test
    void theClassesOfABuildAreArchivedByTheReplayOfAFewTweets() throws Exception {
        Files.writeString(root.resolve("prepared/warm-up.jsonl"), "{}\n");
        maven("""
                cp prepared/* local/target/launch/
                cp fake-java "$JAVA_HOME/bin/java"
                """);
        Path home = Files.createDirectories(root.resolve("jdk/bin"));
        Files.writeString(root.resolve("fake-java"), """
                #!/bin/sh
                printf '<%s>' "$@"; echo
                for argument; do
                    case $argument in -XX:ArchiveClassesAtExit=*) echo archived > "${argument#*=}" ;; esac
                done
                """);
        Files.writeString(home.resolve("java"), "#!/bin/sh\necho 'openjdk version \"17.0.1\"' >&2\n");
        assertThat(home.resolve("java").toFile().setExecutable(true)).isTrue();
        Ended ended = run(Map.of("JAVA_HOME", root.resolve("jdk").toString()), "", "--version");
        Path launch = root.resolve("local/target/launch");
        assertThat(Files.readString(launch.resolve("archive.log")))
                .contains("<replay><" + launch.resolve("warm-up.jsonl") + "><--out>");
        assertThat(launch.resolve("classes.jsa")).hasContent("archived");
        assertThat(ended.out()).contains("<-XX:SharedArchiveFile=" + launch.resolve("classes.jsa") + ">");
        assertThat(ended.messages()).contains("preparing fast starts");
    }

    @Test
    void anArchiveThatDoesNotFitIsIgnored() throws Exception {
        run("--version");
        Files.writeString(root.resolve("local/target/launch/classes.jsa"), "no archive");
        assertThat(run("--version")).isEqualTo(new Ended(0, "rounds test\n", ""));
    }

    @Test
    void aChangedSourceIsBuilt() throws Exception {
        run("--version");
        Path source = Files.writeString(root.resolve("local/src/main/New.java"), "class New {}");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(run("--version").messages()).contains("sources have changed");
    }

    @Test
    void aHouseThatWasMovedIsBuiltAgain() throws Exception {
        run("--version");
        Files.writeString(root.resolve("local/target/launch/built"), "/elsewhere\n");
        assertThat(run("--version").messages()).contains("building");
    }

    @Test
    void aFailedBuildEndsWithOneAndSaysWhy() throws Exception {
        maven("echo '[ERROR] /some/File.java:[1,2] no such thing'; exit 1\n");
        Ended ended = run("--version");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.messages()).contains("no such thing", "build.log");
        assertThat(ended.out()).isEmpty();
        assertThat(run("--version").code()).isEqualTo(1);
    }

    @Test
    void standardInputAndArgumentsReachTheCommandUntouched() throws Exception {
        Ended ended = run(Map.of(), "Grüße #FOAMed\n", "extract");
        assertThat(ended.out()).startsWith("{\"hashtags\":[\"FOAMed\"]");
        assertThat(run("a b", "*", "@file").messages()).contains("'a b', '*', '@file'");
        assertThat(run("extract", "--no-such").code()).isEqualTo(2);
    }

    @Test
    void withoutAJdkItSaysWhatToDo() throws Exception {
        Ended ended = run(Map.of("JAVA_HOME", "/no/such/jdk"), "", "--version");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.messages()).contains("/no/such/jdk", "JDK 17");
    }

    @Test
    void anOldJavaIsRefused() throws Exception {
        Path java = root.resolve("old/bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(
                java, "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n", StandardCharsets.UTF_8);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Ended ended = run(Map.of("JAVA_HOME", root.resolve("old").toString()), "", "--version");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.messages()).contains("Java 11", "JDK 17");
    }
}
