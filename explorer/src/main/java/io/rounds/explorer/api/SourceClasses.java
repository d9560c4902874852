package io.rounds.explorer.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.answer.Problem;
import io.rounds.explorer.answer.ProblemException;
import io.rounds.explorer.contract.Parameters;
import io.rounds.reference.ReferenceTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;

/** Classes of domains, such as journals, societies and blogs, by {@code schemas/reference/sources.csv}. */
final class SourceClasses implements Resource {
    private static final String FILE = "sources.csv";

    private final Map<String, List<String>> domains = new TreeMap<>();
    private final Map<String, String> classes = new HashMap<>();

    SourceClasses() {
        for (CSVRecord row : ReferenceTable.rows(FILE)) {
            domains.computeIfAbsent(row.get("class"), name -> new ArrayList<>()).add(row.get("domain"));
            classes.put(row.get("domain"), row.get("class"));
        }
    }

    /** @throws ProblemException if there is no such class */
    List<String> domains(String name) {
        List<String> listed = domains.get(name);
        if (listed == null) {
            throw new ProblemException(Problem.parameter(
                    "class",
                    "Unknown class '" + name + "'",
                    "Use one of " + String.join(", ", domains.keySet()) + '.'));
        }
        return listed;
    }

    /** The class of a source; JSON's null if it is not a listed domain. */
    JsonNode of(JsonNode source) {
        boolean domain = source.path("kind").asText().equals("domain");
        String name = domain ? classes.get(source.path("name").asText()) : null;
        return Json.object().put("class", name).path("class");
    }

    @Override
    public ObjectNode answer(Parameters parameters) {
        ObjectNode json = Json.object();
        ArrayNode rows = json.putArray("classes");
        domains.forEach((name, listed) -> rows.addObject().put("class", name).put("listed", listed.size()));
        return json;
    }
}
