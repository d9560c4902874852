package io.rounds.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a peer: ranking, window, its end in minutes since 1970, community, rank, topic, tweets, originals, authors,
 * separated by tabs.
 *
 * @param lines as a set, since their order means nothing
 */
record PeerRows(Set<String> lines) {
    /** The name of the ranking that all peers have. */
    static final String LIVE = "live";
    /** The name of the second one, which Rounds does not have. */
    static final String SPREAD = "spread";

    private static final int EXAMPLES = 3;

    /** @throws IOException if a row is in the file twice */
    static PeerRows read(Path file) throws IOException {
        Set<String> lines = new HashSet<>();
        try (Stream<String> all = Files.lines(file)) {
            for (String line : (Iterable<String>) all::iterator) {
                if (!lines.add(line)) {
                    throw new IOException("the row is there twice: " + line);
                }
            }
        }
        return new PeerRows(lines);
    }

    /** Those of one ranking. */
    Set<String> of(String ranking) {
        return lines.stream().filter(line -> line.startsWith(ranking + "\t")).collect(Collectors.toSet());
    }

    /** How these rows differ from others in a ranking, for people; null if they do not. */
    static @Nullable String difference(Set<String> these, Set<String> others) {
        List<String> more = missing(these, others);
        List<String> less = missing(others, these);
        return more.isEmpty() && less.isEmpty()
                ? null
                : String.format(
                        "%,d rows more, such as %s; %,d less, such as %s",
                        more.size(), first(more), less.size(), first(less));
    }

    private static List<String> missing(Set<String> of, Set<String> in) {
        return of.stream().filter(line -> !in.contains(line)).sorted().toList();
    }

    private static List<String> first(List<String> lines) {
        return lines.subList(0, Math.min(EXAMPLES, lines.size())).stream()
                .map(line -> line.replace('\t', ' '))
                .toList();
    }
}
