package io.rounds.explorer.api.trends;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.documents.Indices;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.answer.Problem;
import io.rounds.explorer.answer.ProblemException;
import io.rounds.explorer.api.LinkDocuments;
import io.rounds.explorer.api.Notice;
import io.rounds.explorer.api.Page;
import io.rounds.explorer.api.Resource;
import io.rounds.explorer.contract.Cursor;
import io.rounds.explorer.contract.Parameters;
import io.rounds.explorer.store.Filter;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.Store;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Bursts, those that began last first. */
public final class BurstsResource implements Resource {
    private static final String LINK = "link";
    private static final String ENDED_AT = "ended_at";

    private final Store store;

    public BurstsResource(Store store) {
        this.store = store;
    }

    @Override
    public ObjectNode answer(Parameters parameters) {
        Instant from = parameters.time("from");
        Instant to = parameters.time("to");
        if (from != null && to != null && !from.isBefore(to)) {
            throw new ProblemException(Problem.parameter(
                    "from", "The period from " + from + " to " + to + " is empty", "Choose an earlier start."));
        }
        Filter filter = Filter.all()
                .term("community", parameters.optional("community"))
                .term("kind", parameters.optional("kind"))
                .between("began_at", null, to)
                .missingOrAfter(ENDED_AT, from);
        String ongoing = parameters.optional("ongoing");
        if (ongoing != null) {
            boolean still = Boolean.parseBoolean(ongoing);
            filter = still ? filter.missing(ENDED_AT) : filter.exists(ENDED_AT);
        }
        int size = parameters.number("size");
        Search search = Search.in(Indices.BURSTS, size + 1)
                .where(filter)
                .descending("began_at")
                .ascending("id")
                .countTotal();
        JsonNode after = Cursor.sortValues(parameters, Page.SORT_VALUES);
        Page page = Page.of(store.search(Page.begin(search, after)), size);
        Set<String> urls = new LinkedHashSet<>();
        for (JsonNode burst : page.documents()) {
            if (isLink(burst)) {
                urls.add(burst.path("topic").asText());
            }
        }
        Map<String, JsonNode> links =
                urls.isEmpty() ? Map.of() : LinkDocuments.byUrl(store.search(LinkDocuments.search(urls)));
        ObjectNode json = Json.object();
        ArrayNode rows = json.putArray("rows");
        for (JsonNode burst : page.documents()) {
            ObjectNode row = rows.addObject();
            row.set("burst", burst);
            if (isLink(burst)) {
                row.set(LINK, Json.orNull(links.get(burst.path("topic").asText())));
            }
        }
        json.put("total", page.total()).put("next", page.next());
        json.set("notice", Notice.ofList(rows.isEmpty(), store, Indices.BURSTS));
        return json;
    }

    private static boolean isLink(JsonNode burst) {
        return burst.path("kind").asText().equals(LINK);
    }
}
