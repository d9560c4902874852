package io.rounds.export.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.export.graph.format.GraphColumn;
import io.rounds.export.source.DocumentFields;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who shared which link: an edge from an account to a link for all of its shares. Two kinds of nodes (bipartite). */
final class ShareMapper implements GraphMapper {
    /** Fields of a share about its link: the attributes of nodes that are links. */
    private static final List<GraphColumn> LINK_COLUMNS = List.of(
            GraphColumn.text("url"),
            GraphColumn.text("domain"),
            GraphColumn.text("publisher"),
            GraphColumn.text("link_kind"),
            GraphColumn.text("content_id"),
            GraphColumn.text("doi"),
            GraphColumn.text("pmid"),
            GraphColumn.text("pmcid"),
            GraphColumn.text("arxiv"),
            GraphColumn.text("source_rating"),
            GraphColumn.number("source_score"));

    private static final List<GraphColumn> COUNTS =
            List.of(GraphColumn.count("shares"), GraphColumn.count("originals"), GraphColumn.count("reposts"));
    private static final GraphAttributes ATTRIBUTES =
            new GraphAttributes(true, nodeTexts(), COUNTS, List.of(), COUNTS.subList(1, COUNTS.size()));

    private static List<GraphColumn> nodeTexts() {
        List<GraphColumn> columns = new ArrayList<>(List.of(GraphColumn.text("kind"), GraphColumn.count("followers")));
        columns.addAll(LINK_COLUMNS);
        return columns;
    }

    @Override
    public GraphAttributes attributes() {
        return ATTRIBUTES;
    }

    @Override
    public List<String> fields() {
        List<String> fields = new ArrayList<>(List.of("at", "kind", "author", "handle", "followers", "link"));
        LINK_COLUMNS.forEach(column -> fields.add(column.name()));
        return fields;
    }

    @Override
    public void map(JsonNode share, GraphBuilder graph) throws IOException {
        Instant at = DocumentFields.time(share, "at");
        String account = GraphBuilder.id(DocumentFields.text(share, "author"));
        String link = GraphBuilder.id(DocumentFields.text(share, "link"));
        long repost = DocumentFields.isRepost(share) ? 1 : 0;
        List<Long> counts = List.of(1L, 1 - repost, repost);
        graph.node(account, new NodeObservation(NodeObservation.OWN_DOCUMENT, at, counts, account(share)));
        graph.node(link, new NodeObservation(NodeObservation.OWN_DOCUMENT, at, counts, link(share)));
        graph.edge(EdgeObservation.event(account, link, "", at, List.of(1 - repost, repost)));
    }

    private static List<@Nullable String> account(JsonNode share) {
        @Nullable String[] texts = new String[ATTRIBUTES.nodeTexts().size() + 1];
        texts[0] = DocumentFields.text(share, "handle");
        texts[1] = "account";
        texts[2] = DocumentFields.textOrNull(share, "followers");
        return Arrays.asList(texts);
    }

    private static List<@Nullable String> link(JsonNode share) {
        List<@Nullable String> texts = new ArrayList<>();
        texts.add(withoutScheme(DocumentFields.text(share, "url")));
        texts.add("link");
        texts.add(null);
        for (GraphColumn column : LINK_COLUMNS) {
            texts.add(DocumentFields.textOrNull(share, column.name()));
        }
        return texts;
    }

    private static String withoutScheme(String url) {
        int end = url.indexOf("://");
        return end < 0 ? url : url.substring(end + "://".length());
    }
}
