package io.rounds.ingest.csv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.rounds.ingest.draft.Rejection;
import io.rounds.model.Platform;
import io.rounds.model.Reason;
import io.rounds.reference.ReferenceTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables that are known: {@code schemas/reference/csv_dialects.yaml}. Immutable. */
final class CsvDialects {
    private static final String FILE = "csv_dialects.yaml";

    /** How tables of other tools, or of people, are written. */
    private static final String CSV = "CSV";

    private static final int MAX_SHOWN = 8;

    private final List<CsvDialect> dialects = new ArrayList<>();
    private final CsvDialect other;
    private final Map<Meaning, List<String>> usual;
    private final Map<Meaning, List<String>> written = new EnumMap<>(Meaning.class);

    private CsvDialects(JsonNode root) {
        usual = columns(root.path("columns"));
        for (Meaning meaning : Meaning.values()) {
            List<String> names = new ArrayList<>();
            root.path("columns").path(meaning.key()).forEach(name -> names.add(name.asText()));
            written.put(meaning, List.copyOf(names));
        }
        for (JsonNode dialect : root.path("dialects")) {
            dialects.add(dialect(dialect));
        }
        other = new CsvDialect("", CSV, Platform.X, List.of(), List.of(), Map.of(), Set.of(), false, null);
    }

    /** Loads once, when the first table is read. */
    private static final class Loaded {
        static final CsvDialects ALL = load();
    }

    static CsvDialects all() {
        return Loaded.ALL;
    }

    private static CsvDialects load() {
        try (InputStream in = ReferenceTable.open(FILE)) {
            return new CsvDialects(new ObjectMapper(new YAMLFactory()).readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FILE, e);
        }
    }

    private static CsvDialect dialect(JsonNode node) {
        String name = node.path("name").asText();
        List<String> header = names(node.path("header"));
        if (name.isBlank() || header.isEmpty()) {
            throw new IllegalStateException("A dialect without a name or a header in " + FILE + ": " + node);
        }
        Set<CsvTrait> traits = EnumSet.noneOf(CsvTrait.class);
        for (JsonNode trait : node.path("traits")) {
            traits.add(CsvTrait.valueOf(trait.asText().toUpperCase(Locale.ROOT)));
        }
        String platform = node.path("platform").asText(Platform.X.prefix());
        return new CsvDialect(
                name,
                node.path("layout").asText(),
                Platform.valueOf(platform.toUpperCase(Locale.ROOT)),
                header,
                names(node.path("without")),
                columns(node.path("columns")),
                traits,
                node.path("account").asText().equals("owner"),
                refusal(node.path("refuse")));
    }

    private static @Nullable Rejection refusal(JsonNode node) {
        return node.isMissingNode()
                ? null
                : new Rejection(
                                Reason.valueOf(node.path("reason").asText().toUpperCase(Locale.ROOT)),
                                node.path("detail").asText())
                        .withholdingPayload();
    }

    private static Map<Meaning, List<String>> columns(JsonNode node) {
        Map<Meaning, List<String>> columns = new EnumMap<>(Meaning.class);
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            Meaning meaning = Meaning.of(entry.getKey());
            if (meaning == null) {
                throw new IllegalStateException("No meaning of a column in " + FILE + ": " + entry.getKey());
            }
            columns.put(meaning, names(entry.getValue()));
        }
        return columns;
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        for (JsonNode name : node) {
            names.add(CsvDialect.bare(name.asText()));
        }
        return names;
    }

    /** The dialect of a header. */
    CsvDialect of(Set<String> bareHeader) {
        for (CsvDialect dialect : dialects) {
            if (dialect.is(bareHeader)) {
                return dialect;
            }
        }
        return other;
    }

    /** A table of another tool, or of somebody's own. */
    CsvDialect other() {
        return other;
    }

    /** The usual names for a meaning, as tools write them: the best ones, for messages. */
    List<String> shown(Meaning meaning) {
        List<String> names = written.getOrDefault(meaning, List.of());
        return names.subList(0, Math.min(MAX_SHOWN, names.size()));
    }

    /** The names that a dialect has for a meaning, bare, best first. */
    List<String> names(CsvDialect dialect, Meaning meaning) {
        List<String> own = dialect.columns().get(meaning);
        return own == null ? usual.getOrDefault(meaning, List.of()) : own;
    }
}
