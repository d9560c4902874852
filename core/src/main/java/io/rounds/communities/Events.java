package io.rounds.communities;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.rounds.extract.text.Tags;
import io.rounds.reference.ReferenceTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The configured chats and conferences: {@code schemas/reference/events.yaml}, or a file of the same form.
 *
 * <p>Each has a tag, which may have several schedules, and alternative hashtags that stand for the same tag.
 */
public final class Events implements Serializable {
    private static final long serialVersionUID = 1;
    private static final String FILE = "events.yaml";
    /** The time after the end of an event in which tweets count, unless configured otherwise. */
    public static final Duration DEFAULT_GRACE = Duration.ofMinutes(30);

    private static final Set<String> FIELDS =
            Set.of("tag", "title", "alternatives", "moderators", "start", "end", "weekly", "grace_minutes");
    private static final Set<String> WEEKLY_FIELDS = Set.of("day", "time", "zone", "minutes", "first", "every_weeks");

    /** No events. */
    public static final Events NONE = new Events(List.of());

    private final ArrayList<Event> all;
    private final HashMap<String, ArrayList<Event>> byTag = new HashMap<>();
    private final HashMap<String, String> mainTags = new HashMap<>();

    /**
     * The given events.
     *
     * @throws IllegalArgumentException where two tags claim the same alternative
     */
    public Events(Collection<Event> events) {
        all = new ArrayList<>(events);
        for (Event event : all) {
            byTag.computeIfAbsent(event.tag(), tag -> new ArrayList<>()).add(event);
            for (String tag : event.tags()) {
                String other = mainTags.put(tag, event.tag());
                if (other != null && !other.equals(event.tag())) {
                    throw new IllegalArgumentException(
                            "#" + tag + " is a tag of two events, #" + other + " and #" + event.tag());
                }
            }
        }
    }

    /** The file of the built-in events, to be closed by the caller. */
    public static InputStream bundled() {
        return ReferenceTable.open(FILE);
    }

    /** The built-in events. */
    public static Events load() {
        try (InputStream in = ReferenceTable.open(FILE)) {
            return parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FILE, e);
        }
    }

    /**
     * Reads the events of a file.
     *
     * @throws IllegalArgumentException if an event is invalid; the message names it
     */
    public static Events read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(in);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a list of events.
     *
     * @throws IOException if it is not YAML
     * @throws IllegalArgumentException if an event is invalid; the message names it
     */
    public static Events parse(InputStream yaml) throws IOException {
        JsonNode root = new ObjectMapper(new YAMLFactory()).readTree(yaml);
        if (root.isMissingNode() || root.isNull()) {
            return NONE;
        }
        if (!root.isArray()) {
            throw new IllegalArgumentException("a file of events is a list; each starts with '- tag:'");
        }
        List<Event> events = new ArrayList<>();
        for (JsonNode node : root) {
            events.add(event(node, events.size() + 1));
        }
        return new Events(events);
    }

    private static Event event(JsonNode node, int number) {
        String spelling = node.path("tag").asText();
        String name = spelling.isBlank() ? "event " + number : "event " + number + ", " + spelling;
        if (spelling.isBlank()) {
            throw new IllegalArgumentException(name + " has no tag");
        }
        onlyFields(node, FIELDS, name);
        try {
            String tag = tag(spelling);
            Set<String> tags = new LinkedHashSet<>(List.of(tag));
            for (JsonNode other : node.path("alternatives")) {
                tags.add(tag(other.asText()));
            }
            List<String> moderators = new ArrayList<>();
            for (JsonNode moderator : node.path("moderators")) {
                moderators.add(bare(moderator.asText(), '@').toLowerCase(Locale.ROOT));
            }
            String title = node.path("title").asText();
            JsonNode grace = node.path("grace_minutes");
            return new Event(
                    tag,
                    title.isBlank() ? "#" + bare(spelling, '#') : title,
                    List.copyOf(tags),
                    moderators,
                    instant(node, "start"),
                    instant(node, "end"),
                    node.has("weekly") ? weekly(node.path("weekly"), name) : null,
                    grace.isMissingNode() ? DEFAULT_GRACE : Duration.ofMinutes(minutes(grace, "grace_minutes", 0)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private static Event.Weekly weekly(JsonNode node, String name) {
        onlyFields(node, WEEKLY_FIELDS, name + ", weekly");
        JsonNode every = node.path("every_weeks");
        return new Event.Weekly(
                DayOfWeek.valueOf(node.path("day").asText().toUpperCase(Locale.ROOT)),
                LocalTime.parse(node.path("time").asText()),
                ZoneId.of(node.path("zone").asText("UTC")),
                Duration.ofMinutes(minutes(node.path("minutes"), "minutes", 1)),
                instant(node, "first"),
                every.isMissingNode() ? 1 : minutes(every, "every_weeks", 1));
    }

    private static void onlyFields(JsonNode node, Set<String> known, String name) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!known.contains(field.getKey())) {
                throw new IllegalArgumentException(name + " has an unknown field '" + field.getKey() + "'; known are "
                        + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    private static int minutes(JsonNode node, String field, int least) {
        if (!node.isInt() || node.asInt() < least) {
            throw new IllegalArgumentException(field + " is a whole number, " + least + " or more");
        }
        return node.asInt();
    }

    private static @Nullable Instant instant(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode()) {
            return null;
        }
        try {
            return Instant.parse(value.asText());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    field + " is a time like 2026-03-03T09:00:00Z, not '" + value.asText() + "'", e);
        }
    }

    private static String tag(String spelling) {
        String bare = bare(spelling, '#');
        if (bare.isBlank() || bare.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("'" + spelling + "' is not a hashtag");
        }
        return Tags.normalise(bare);
    }

    private static String bare(String text, char mark) {
        String stripped = text.strip();
        return !stripped.isEmpty() && stripped.charAt(0) == mark ? stripped.substring(1) : stripped;
    }

    /** All events, in the order of the file. */
    public List<Event> all() {
        return List.copyOf(all);
    }

    /** The main tag of an alternative; any other tag is returned unchanged. */
    public String mainTag(String tag) {
        return mainTags.getOrDefault(tag, tag);
    }

    /** The tag and all of its alternatives. */
    public List<String> tags(String tag) {
        Set<String> tags = new LinkedHashSet<>(List.of(tag));
        for (Event event : of(tag)) {
            tags.addAll(event.tags());
        }
        return List.copyOf(tags);
    }

    /** The occurrence under this main tag for which a tweet of this time counts; null if there is none. */
    public Event.@Nullable Slot slotAt(String tag, long millis) {
        for (Event event : of(tag)) {
            Event.Slot slot = event.slotAt(millis);
            if (slot != null) {
                return slot;
            }
        }
        return null;
    }

    /** The occurrences under this main tag that overlap [{@code fromMillis}, {@code toMillis}). */
    public List<Event.Slot> slots(String tag, long fromMillis, long toMillis) {
        List<Event.Slot> slots = new ArrayList<>();
        for (Event event : of(tag)) {
            slots.addAll(event.slots(fromMillis, toMillis));
        }
        return slots;
    }

    private List<Event> of(String tag) {
        List<Event> found = byTag.get(tag);
        return found == null ? List.of() : found;
    }
}
