package io.rounds.local.up;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.rounds.communities.Communities;
import io.rounds.elasticsearch.Retention;
import io.rounds.ingest.follow.bluesky.JetstreamServer;
import io.rounds.ingest.follow.feeds.FeedList;
import io.rounds.ingest.follow.feeds.Feeds;
import io.rounds.ingest.follow.mastodon.MastodonTokens;
import io.rounds.local.ChosenNetworks;
import io.rounds.local.TokenPlace;
import io.rounds.model.Community;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code rounds.yaml} says. Every key has a default: an empty file is complete. */
final class UpConfig {
    private static final YAMLMapper YAML = YAMLMapper.builder(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            // A key without a value is as if it were not there.
            .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SKIP))
            .build();

    private Networks networks = new Networks();
    private List<String> communities = List.of();
    private Map<String, String> keep = Map.of();
    private Page page = new Page();

    @JsonIgnore
    private Path file = Path.of("rounds.yaml");

    /** The networks to follow. */
    Networks networks() {
        return networks;
    }

    /** How long documents stay. */
    Retention keep() {
        return Retention.of(keep);
    }

    /** The web page. */
    Page page() {
        return page;
    }

    /** The networks to follow. */
    static final class Networks {
        private BlueskyNetwork bluesky = new BlueskyNetwork();

        private MastodonNetwork mastodon = new MastodonNetwork();
        private X x = new X();
        private FeedsNetwork feeds = new FeedsNetwork();

        BlueskyNetwork bluesky() {
            return bluesky;
        }

        MastodonNetwork mastodon() {
            return mastodon;
        }

        X x() {
            return x;
        }

        FeedsNetwork feeds() {
            return feeds;
        }
    }

    /** Feeds of sites and journals. */
    static final class FeedsNetwork {
        private boolean follow = true;
        private List<String> addresses = List.of();

        /** Whether to follow them. */
        boolean follow() {
            return follow;
        }

        /** Their addresses; those of the built-in list if there are none. */
        List<URI> addresses() {
            return addresses.isEmpty()
                    ? FeedList.load()
                    : addresses.stream().map(URI::create).toList();
        }
    }

    /** Bluesky. */
    static final class BlueskyNetwork {
        private boolean follow = true;
        private List<String> servers = List.of();
        private @Nullable URI api;

        /** Whether to follow it. */
        boolean follow() {
            return follow;
        }

        /** Jetstream servers; the public ones if there are none. */
        List<JetstreamServer> servers() {
            return servers.stream().map(JetstreamServer::of).toList();
        }

        /** Where names and followers are asked for; null for the public API, or for none with servers of one's own. */
        @Nullable URI api() {
            return api;
        }
    }

    /** Servers of Mastodon. */
    static final class MastodonNetwork {
        private boolean follow = true;
        private List<String> servers = List.of();

        @JsonProperty("token_file")
        private @Nullable String tokenFile;

        @JsonProperty("token_variable")
        private String tokenVariable = ChosenNetworks.MASTODON_TOKEN_VARIABLE;

        /** Whether to follow them. */
        boolean follow() {
            return follow;
        }

        /** Their addresses; the public ones if there are none. */
        List<String> servers() {
            return servers;
        }
    }

    /** X, which costs money. */
    static final class X {
        private static final String UNLIMITED = "none";

        private boolean follow;
        private @Nullable String url;

        @JsonProperty("token_file")
        private @Nullable String tokenFile;

        @JsonProperty("token_variable")
        private String tokenVariable = ChosenNetworks.X_TOKEN_VARIABLE;

        private String budget = "10/day";
        private boolean accounts = true;
        private Map<String, BigDecimal> prices = Map.of();

        /** Whether to follow it. */
        boolean follow() {
            return follow;
        }

        /** The address of the API; null for X's own. */
        @Nullable String url() {
            return url;
        }

        /** What may be spent; null for no limit. */
        @Nullable String budget() {
            return budget.equals(UNLIMITED) ? null : budget;
        }

        /** Whether to ask for accounts. */
        boolean accounts() {
            return accounts;
        }

        /** Prices that have changed. */
        Map<String, BigDecimal> prices() {
            return prices;
        }
    }

    /** Where the tokens of Mastodon's servers are. */
    TokenPlace mastodonToken() {
        return new TokenPlace(path(networks.mastodon.tokenFile), networks.mastodon.tokenVariable);
    }

    /** Where the token of X is. */
    TokenPlace xToken() {
        return new TokenPlace(path(networks.x.tokenFile), networks.x.tokenVariable);
    }

    /** Files with tokens, which may change. */
    List<Path> tokenFiles() {
        return Stream.of(mastodonToken().file(), xToken().file())
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** A path as people write it: from the folder of the settings, or with {@code ~/} from the home folder. */
    private @Nullable Path path(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return text.startsWith("~/")
                ? Path.of(System.getProperty("user.home"), text.substring(2))
                : file.resolveSibling(text);
    }

    /** The web page. */
    static final class Page {
        private static final int MAX_PORT = 65_535;

        private int port = 8080;

        @JsonProperty("token_variable")
        private @Nullable String tokenVariable;

        /** The port on 127.0.0.1; 0 for a free one. */
        int port() {
            return port;
        }

        private int checkedPort() {
            if (port < 0 || port > MAX_PORT) {
                throw new IllegalArgumentException("a port is a number from 0 (any) to " + MAX_PORT);
            }
            return port;
        }

        /** The environment variable with the token that readers need; null for none. */
        @Nullable String tokenVariable() {
            return tokenVariable;
        }
    }

    /** Says what is wrong with values that are of the right type. */
    private void check() {
        use("communities", () -> Communities.load().select(communities));
        use("keep", this::keep);
        use("networks.bluesky.servers", networks.bluesky::servers);
        use("networks.feeds.addresses", () -> {
            List<URI> addresses = networks.feeds.addresses();
            Feeds.check(addresses);
            return addresses;
        });
        use("networks.mastodon.servers", () -> MastodonTokens.servers(networks.mastodon.servers, null));
        use("networks.x.prices", () -> ChosenNetworks.prices(networks.x.prices));
        use("networks.x.budget", () -> ChosenNetworks.budget(networks.x.budget()));
        use("page.port", page::checkedPort);
    }

    /**
     * Makes use of a value.
     *
     * @throws IllegalArgumentException if that is not possible; the message names file, line and key, and says what is right
     */
    <T> T use(String key, Supplier<T> use) {
        try {
            return use.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    place(file, KeyLine.of(file, key)) + "'" + key + "' is wrong: " + e.getMessage(), e);
        }
    }

    /** The communities that are meant. */
    List<Community> selectedCommunities(List<String> added) {
        List<String> all = new ArrayList<>(communities);
        if (all.isEmpty() && !added.isEmpty()) {
            Communities.load().list().forEach(community -> all.add(community.name()));
        }
        all.addAll(added);
        return Communities.load().select(all).list();
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException where it is wrong; the message names file, line and key, and says what is right
     */
    static UpConfig read(Path file) throws IOException {
        UpConfig config;
        try {
            JsonNode content = YAML.readTree(file.toFile());
            config = content.isMissingNode() || content.isNull()
                    ? new UpConfig()
                    : YAML.readValue(file.toFile(), UpConfig.class);
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(place(file, e.getLocation()) + key(e) + problem(e), e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    place(file, e.getLocation()) + "not YAML: " + firstLine(e.getOriginalMessage()), e);
        }
        config.file = file;
        config.check();
        return config;
    }

    private static String place(Path file, @Nullable JsonLocation location) {
        return file.getFileName() + (location == null ? ": " : ", line " + location.getLineNr() + ": ");
    }

    private static String key(JsonMappingException problem) {
        StringBuilder key = new StringBuilder();
        for (JsonMappingException.Reference step : problem.getPath()) {
            if (step.getFieldName() != null) {
                key.append(key.isEmpty() ? "" : ".").append(step.getFieldName());
            } else {
                key.append('[').append(step.getIndex()).append(']');
            }
        }
        return key.isEmpty() ? "" : "'" + key + "' ";
    }

    private static String problem(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "is not known; known here are "
                    + String.join(
                            ", ",
                            new TreeSet<>(unknown.getKnownPropertyIds().stream()
                                    .map(String::valueOf)
                                    .toList()));
        }
        if (e instanceof InvalidFormatException wrong) {
            return "cannot be '" + wrong.getValue() + "': it is " + kind(wrong.getTargetType());
        }
        if (e.getCause() instanceof IllegalArgumentException invalid) {
            return "is wrong: " + invalid.getMessage();
        }
        if (e instanceof MismatchedInputException mismatch) {
            return "is " + kind(mismatch.getTargetType());
        }
        return "is wrong: " + firstLine(e.getOriginalMessage());
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == null || type == String.class) {
            return "a text";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == Integer.class || type == int.class) {
            return "a whole number";
        }
        if (type == BigDecimal.class) {
            return "a number";
        }
        if (type == URI.class) {
            return "an address that begins with https://";
        }
        return List.class.isAssignableFrom(type)
                ? "a list, each entry after '- '"
                : "a group of keys, indented below it";
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
