package io.rounds.peers;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a peer is asked to do, from its command line: {@code --name value} for each component.
 *
 * <p>Tweets come in order of time, with an end: after {@link #until} there are a few more, which only close the windows
 * before it.
 *
 * @param files directory of X API v2 payloads, one a line: a file for each parallel reader; null where Kafka is read
 * @param chunks directory of the same payloads, in order, in smaller files; null where Kafka is read
 * @param kafka bootstrap servers; null where files are read
 * @param topic of Kafka: a payload a record, whose timestamp is the tweet's time, with a partition for each parallel reader
 * @param windows all of which are counted
 * @param communities file of lines {@code community<TAB>hashtag}, both normalised
 * @param until milliseconds since 1970: window ends up to this one are compared
 * @param parallelism threads, or what the engine calls so
 * @param top length of each ranking
 * @param work empty directory for checkpoints and state
 * @param rows file to write the rows to
 * @param result file to write the measurement to
 */
public record PeerTask(
        @Nullable Path files,
        @Nullable Path chunks,
        @Nullable String kafka,
        String topic,
        List<WindowSpec> windows,
        Path communities,
        long until,
        int parallelism,
        int top,
        Path work,
        Path rows,
        Path result) {

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException where an argument is missing or cannot be read
     */
    public static PeerTask parse(String... arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        String files = options.get("--files");
        String chunks = options.get("--chunks");
        String kafka = options.get("--kafka");
        if ((files == null) == (kafka == null)) {
            throw new IllegalArgumentException("give either --files or --kafka");
        }
        return new PeerTask(
                files == null ? null : Path.of(files),
                chunks == null ? null : Path.of(chunks),
                kafka,
                options.getOrDefault("--topic", "tweets"),
                WindowSpec.parse(required(options, "--windows")),
                Path.of(required(options, "--communities")),
                Long.parseLong(required(options, "--until")),
                Integer.parseInt(required(options, "--parallelism")),
                Integer.parseInt(required(options, "--top")),
                Path.of(required(options, "--work")),
                Path.of(required(options, "--rows")),
                Path.of(required(options, "--result")));
    }

    private static String required(Map<String, String> options, String name) {
        String value = options.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }
}
