package io.rounds.local.up;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.rounds.communities.Communities;
import io.rounds.elasticsearch.Retention;
import io.rounds.ingest.follow.bluesky.JetstreamServer;
import io.rounds.model.Community;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What {@code rounds.yaml} says. Every key has a default: an empty file is complete.
 *
 * @param networks the networks to follow
 * @param communities as of {@code --community}; all bundled ones if there are none
 * @param keep as of {@code --keep}, by index
 * @param page where people explore the results
 */
record UpConfig(
        @JsonProperty("networks") Networks networks,

        @JsonProperty("communities") @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<String> communities,

        @JsonProperty("keep") @JsonSetter(nulls = Nulls.AS_EMPTY)
        Map<String, String> keep,

        @JsonProperty("page") Page page) {
    private static final YAMLMapper YAML = YAMLMapper.builder(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    UpConfig {
        networks = networks == null ? new Networks(null) : networks;
        communities = communities == null ? List.of() : List.copyOf(communities);
        keep = keep == null ? Map.of() : Map.copyOf(keep);
        page = page == null ? new Page(null, null) : page;
        // Said here, so that the message names the key.
        Communities.load().select(communities);
        Retention.of(keep);
    }

    /** The networks to follow. */
    record Networks(@JsonProperty("bluesky") @Nullable BlueskyNetwork bluesky) {
        Networks {
            bluesky = bluesky == null ? new BlueskyNetwork(null, null, null) : bluesky;
        }
    }

    /**
     * Bluesky.
     *
     * @param follow whether to follow it
     * @param servers addresses of Jetstream servers; the public ones if there are none
     * @param api where names and followers are asked for; null for the public API, or for none with servers of one's own
     */
    record BlueskyNetwork(
            @JsonProperty("follow") @Nullable Boolean follow,
            @JsonProperty("servers") @Nullable List<String> servers,
            @JsonProperty("api") @Nullable URI api) {
        BlueskyNetwork {
            follow = follow == null ? Boolean.TRUE : follow;
            servers = servers == null ? List.of() : List.copyOf(servers);
            servers.forEach(JetstreamServer::of);
        }
    }

    /**
     * The web page.
     *
     * @param port on 127.0.0.1; 0 for a free port
     * @param tokenVariable the environment variable with the token that readers need; null for none
     */
    record Page(
            @JsonProperty("port") @Nullable Integer port,
            @JsonProperty("token_variable") @Nullable String tokenVariable) {
        private static final int DEFAULT_PORT = 8080;
        private static final int MAX_PORT = 65_535;

        Page {
            port = port == null ? DEFAULT_PORT : port;
            if (port < 0 || port > MAX_PORT) {
                throw new IllegalArgumentException("a port is a number from 0 (any) to " + MAX_PORT);
            }
        }
    }

    /** The communities that are meant. */
    List<Community> selectedCommunities(List<String> added) {
        List<String> all = new java.util.ArrayList<>(communities);
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
        try {
            UpConfig config = YAML.readValue(file.toFile(), UpConfig.class);
            return config == null ? new UpConfig(null, null, null, null) : config;
        } catch (MismatchedInputException e) {
            if (e.getPath().isEmpty()
                    && e.getMessage() != null
                    && e.getMessage().startsWith("No content")) {
                return new UpConfig(null, null, null, null);
            }
            throw new IllegalArgumentException(place(file, e.getLocation()) + key(e) + problem(e), e);
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(place(file, e.getLocation()) + key(e) + problem(e), e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    place(file, e.getLocation()) + "not YAML: " + firstLine(e.getOriginalMessage()), e);
        }
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
        if (type == Boolean.class) {
            return "true or false";
        }
        if (type == Integer.class) {
            return "a whole number";
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
