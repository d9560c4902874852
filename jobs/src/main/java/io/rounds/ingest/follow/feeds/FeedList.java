package io.rounds.ingest.follow.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Lists of feeds: {@code schemas/reference/feeds.yaml}, or a file of the same form, groups of addresses with a name each. */
public final class FeedList {
    private static final String FILE = "/io/rounds/schemas/reference/feeds.yaml";

    private FeedList() {}

    /** The addresses of the built-in list. */
    public static List<URI> load() {
        try (InputStream in = Objects.requireNonNull(FeedList.class.getResourceAsStream(FILE), FILE)) {
            return parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The built-in list of feeds cannot be read", e);
        }
    }

    /**
     * The addresses of a list.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it is of another form, with a message that says which
     */
    public static List<URI> parse(InputStream yaml) throws IOException {
        JsonNode root = new ObjectMapper(new YAMLFactory()).readTree(yaml);
        List<URI> feeds = new ArrayList<>();
        for (var group : root.properties()) {
            if (!group.getValue().isArray()) {
                throw new IllegalArgumentException(
                        "'" + group.getKey() + "' is not a list of addresses, each on a line that begins with a dash");
            }
            for (JsonNode address : group.getValue()) {
                feeds.add(URI.create(address.asText().strip()));
            }
        }
        Feeds.check(feeds);
        return feeds;
    }
}
