package io.rounds.export.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.export.graph.format.GraphColumn;
import io.rounds.export.source.DocumentFields;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who got links from whom: an edge from the author of a tweet to each account that reposted or quoted it, its weight
 * the number of these reposts and quotes. As networks name the original tweet also where somebody saw it reposted by a
 * third account, cascades are stars (Shao et al., "Hoaxy: A platform for tracking online misinformation", WWW 2016
 * Companion).
 *
 * <p>Old archives have only the handle of the author. It is resolved to the account that shared under this handle in
 * the same selection, or else becomes an account {@code x:@handle}.
 */
final class PropagationMapper implements GraphMapper {
    private static final GraphAttributes ATTRIBUTES = new GraphAttributes(
            true,
            List.of(GraphColumn.count("followers")),
            List.of(GraphColumn.count("shares"), GraphColumn.count("originals"), GraphColumn.count("reposts")),
            List.of(),
            List.of(GraphColumn.count("reposts"), GraphColumn.count("quotes")));

    private final HandleResolver handles;

    PropagationMapper(Path temporary) throws IOException {
        this.handles = new HandleResolver(temporary);
    }

    @Override
    public GraphAttributes attributes() {
        return ATTRIBUTES;
    }

    @Override
    public List<String> fields() {
        return List.of("at", "tweet", "kind", "author", "handle", "followers", "via_tweet", "via_author", "via_handle");
    }

    @Override
    public void map(JsonNode share, GraphBuilder graph) throws IOException {
        Instant at = DocumentFields.time(share, "at");
        String account = GraphBuilder.id(DocumentFields.text(share, "author"));
        String handle = DocumentFields.text(share, "handle");
        String platform = account.substring(0, account.indexOf(':') + 1);
        long repost = DocumentFields.isRepost(share) ? 1 : 0;
        graph.node(
                account,
                new NodeObservation(
                        NodeObservation.OWN_DOCUMENT,
                        at,
                        List.of(1L, 1 - repost, repost),
                        Arrays.asList(handle, DocumentFields.textOrNull(share, "followers"))));
        handles.account(byHandle(platform, handle), account, at);

        String from = DocumentFields.textOrNull(share, "via_author");
        String fromHandle = DocumentFields.textOrNull(share, "via_handle");
        if (from == null && fromHandle == null) {
            if (repost == 1 || share.has("via_tweet")) {
                graph.leaveOut("shares that pass on a tweet of an unknown account");
            }
            return;
        }
        String source = from == null ? byHandle(platform, String.valueOf(fromHandle)) : GraphBuilder.id(from);
        EdgeObservation edge = EdgeObservation.event(source, account, DocumentFields.text(share, "tweet"), at, List.of(repost, 1 - repost));
        if (from == null) {
            handles.edge(edge, String.valueOf(fromHandle));
        } else {
            add(edge, fromHandle, graph);
        }
    }

    /** The id of an account of which an archive has only the handle. */
    private static String byHandle(String platform, String handle) {
        return GraphBuilder.id(platform + '@' + handle.toLowerCase(Locale.ROOT));
    }

    @Override
    public void finish(GraphBuilder graph) throws IOException {
        handles.resolve((edge, handle) -> add(edge, handle, graph));
    }

    private static void add(EdgeObservation edge, @Nullable String handle, GraphBuilder graph) throws IOException {
        graph.node(
                edge.source(),
                new NodeObservation(NodeObservation.MENTION, edge.first(), List.of(0L, 0L, 0L), Arrays.asList(handle, null)));
        graph.edge(edge);
    }

    @Override
    public void close() throws IOException {
        handles.close();
    }
}
