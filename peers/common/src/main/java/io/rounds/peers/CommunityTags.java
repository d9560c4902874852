package io.rounds.peers;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The hashtags of the communities. A tweet belongs to each community of which it carries a hashtag; what it counts for there
 * are its other hashtags.
 */
public final class CommunityTags implements Serializable {
    private static final long serialVersionUID = 1;

    private final Map<String, Set<String>> tags;

    public CommunityTags(Map<String, Set<String>> tags) {
        this.tags = new LinkedHashMap<>(tags);
    }

    /** Reads lines {@code community<TAB>hashtag}. */
    public static CommunityTags read(Path file) throws IOException {
        Map<String, Set<String>> tags = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            int tab = line.indexOf('\t');
            tags.computeIfAbsent(line.substring(0, tab), community -> new LinkedHashSet<>())
                    .add(line.substring(tab + 1));
        }
        return new CommunityTags(tags);
    }

    /**
     * What a tweet counts for.
     *
     * @param spellings its hashtags as it spells them, without {@code #}
     */
    public List<Occurrence> occurrences(Iterable<String> spellings) {
        Set<String> used = new LinkedHashSet<>();
        for (String spelling : spellings) {
            used.add(normalised(spelling));
        }
        List<Occurrence> found = new ArrayList<>();
        tags.forEach((community, own) -> {
            if (used.stream().anyMatch(own::contains)) {
                used.stream()
                        .filter(tag -> !own.contains(tag))
                        .forEach(tag -> found.add(new Occurrence(community, tag)));
            }
        });
        return found;
    }

    private static String normalised(String spelling) {
        return Normalizer.normalize(spelling, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
