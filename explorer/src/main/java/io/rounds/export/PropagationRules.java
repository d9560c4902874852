package io.rounds.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who got links from whom: an edge from the author of a tweet to each account that reposted or quoted it, its weight the
 * number of these reposts and quotes. As networks name the original tweet also where somebody saw it reposted by a third
 * account, cascades are stars (Shao et al., "Hoaxy: A platform for tracking online misinformation", WWW 2016 Companion).
 *
 * <p>Old archives tell only the handle of the author. It stands for the account that has shared under this handle in the
 * same selection, or else for an account {@code x:@handle}.
 */
final class PropagationRules implements GraphRules {
    private static final GraphShape SHAPE = new GraphShape(
            true,
            List.of(GraphColumn.count("followers")),
            List.of(GraphColumn.count("shares"), GraphColumn.count("originals"), GraphColumn.count("reposts")),
            List.of(),
            List.of(GraphColumn.count("reposts"), GraphColumn.count("quotes")));

    private final HandleTable handles;

    PropagationRules(Path temporary) throws IOException {
        this.handles = new HandleTable(temporary);
    }

    @Override
    public GraphShape shape() {
        return SHAPE;
    }

    @Override
    public List<String> fields() {
        return List.of("at", "tweet", "kind", "author", "handle", "followers", "via_tweet", "via_author", "via_handle");
    }

    @Override
    public void read(JsonNode share, GraphBuilder graph) throws IOException {
        Instant at = Fields.time(share, "at");
        String account = GraphBuilder.id(Fields.text(share, "author"));
        String handle = Fields.text(share, "handle");
        String platform = account.substring(0, account.indexOf(':') + 1);
        long repost = Fields.isRepost(share) ? 1 : 0;
        graph.node(
                account,
                new NodeMark(
                        NodeMark.SEEN,
                        at,
                        List.of(1L, 1 - repost, repost),
                        Arrays.asList(handle, Fields.textOrNull(share, "followers"))));
        handles.account(byHandle(platform, handle), account, at);

        String from = Fields.textOrNull(share, "via_author");
        String fromHandle = Fields.textOrNull(share, "via_handle");
        if (from == null && fromHandle == null) {
            if (repost == 1 || share.has("via_tweet")) {
                graph.leaveOut("shares that pass on a tweet of an unknown account");
            }
            return;
        }
        String source = from == null ? byHandle(platform, String.valueOf(fromHandle)) : GraphBuilder.id(from);
        EdgeMark edge = EdgeMark.event(source, account, Fields.text(share, "tweet"), at, List.of(repost, 1 - repost));
        if (from == null) {
            handles.edge(edge, String.valueOf(fromHandle));
        } else {
            add(edge, fromHandle, graph);
        }
    }

    /** An id made of a handle, as accounts have it of which an archive tells no other. */
    private static String byHandle(String platform, String handle) {
        return GraphBuilder.id(platform + '@' + handle.toLowerCase(Locale.ROOT));
    }

    @Override
    public void finish(GraphBuilder graph) throws IOException {
        handles.resolve((edge, handle) -> add(edge, handle, graph));
    }

    private static void add(EdgeMark edge, @Nullable String handle, GraphBuilder graph) throws IOException {
        graph.node(
                edge.source(),
                new NodeMark(NodeMark.HEARD_OF, edge.first(), List.of(0L, 0L, 0L), Arrays.asList(handle, null)));
        graph.edge(edge);
    }

    @Override
    public void close() throws IOException {
        handles.close();
    }
}
