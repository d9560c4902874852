package io.rounds.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who shared which link: an edge from an account to a link for all of its shares. Two kinds of nodes (bipartite). */
final class ShareRules implements GraphRules {
    /** What a share tells about its link: the attributes of nodes that are links. */
    private static final List<String> OF_LINKS =
            List.of("url", "domain", "publisher", "link_kind", "content_id", "doi", "pmid", "pmcid", "arxiv");

    private static final List<GraphColumn> COUNTS =
            List.of(GraphColumn.count("shares"), GraphColumn.count("originals"), GraphColumn.count("reposts"));
    private static final GraphShape SHAPE =
            new GraphShape(true, nodeTexts(), COUNTS, List.of(), COUNTS.subList(1, COUNTS.size()));

    private static List<GraphColumn> nodeTexts() {
        List<GraphColumn> columns = new ArrayList<>(List.of(GraphColumn.text("kind"), GraphColumn.count("followers")));
        OF_LINKS.forEach(name -> columns.add(GraphColumn.text(name)));
        return columns;
    }

    @Override
    public GraphShape shape() {
        return SHAPE;
    }

    @Override
    public List<String> fields() {
        List<String> fields = new ArrayList<>(List.of("at", "kind", "author", "handle", "followers", "link"));
        fields.addAll(OF_LINKS);
        return fields;
    }

    @Override
    public void read(JsonNode share, GraphBuilder graph) throws IOException {
        Instant at = Fields.time(share, "at");
        String account = GraphBuilder.id(Fields.text(share, "author"));
        String link = GraphBuilder.id(Fields.text(share, "link"));
        long repost = Fields.isRepost(share) ? 1 : 0;
        List<Long> counts = List.of(1L, 1 - repost, repost);
        graph.node(account, new NodeMark(NodeMark.SEEN, at, counts, account(share)));
        graph.node(link, new NodeMark(NodeMark.SEEN, at, counts, link(share)));
        graph.edge(EdgeMark.event(account, link, "", at, List.of(1 - repost, repost)));
    }

    private static List<@Nullable String> account(JsonNode share) {
        @Nullable String[] texts = new String[SHAPE.nodeTexts().size() + 1];
        texts[0] = Fields.text(share, "handle");
        texts[1] = "account";
        texts[2] = Fields.textOrNull(share, "followers");
        return Arrays.asList(texts);
    }

    private static List<@Nullable String> link(JsonNode share) {
        List<@Nullable String> texts = new ArrayList<>();
        texts.add(withoutScheme(Fields.text(share, "url")));
        texts.add("link");
        texts.add(null);
        for (String name : OF_LINKS) {
            texts.add(Fields.textOrNull(share, name));
        }
        return texts;
    }

    private static String withoutScheme(String url) {
        int end = url.indexOf("://");
        return end < 0 ? url : url.substring(end + "://".length());
    }
}
