package io.rounds.export.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.export.graph.format.GraphColumn;
import io.rounds.export.source.DocumentFields;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/** Which hashtags occur together: an edge between two hashtags for all tweets that have both. */
final class HashtagMapper implements GraphMapper {
    /** Tweets with more hashtags are left out: they would have more than 1,225 pairs. */
    static final int MAX_HASHTAGS = 50;

    private static final List<GraphColumn> COUNTS =
            List.of(GraphColumn.count("tweets"), GraphColumn.count("originals"), GraphColumn.count("reposts"));
    private static final GraphAttributes ATTRIBUTES =
            new GraphAttributes(false, List.of(), COUNTS, List.of(), COUNTS.subList(1, COUNTS.size()));

    @Override
    public GraphAttributes attributes() {
        return ATTRIBUTES;
    }

    @Override
    public List<String> fields() {
        return List.of("created_at", "kind", "hashtags");
    }

    @Override
    public void map(JsonNode tweet, GraphBuilder graph) throws IOException {
        TreeSet<String> tags = new TreeSet<>();
        tweet.path("hashtags").forEach(tag -> tags.add(GraphBuilder.id(tag.asText())));
        if (tags.size() > MAX_HASHTAGS) {
            graph.leaveOut("tweets with more than " + MAX_HASHTAGS + " hashtags");
            return;
        }
        Instant at = DocumentFields.time(tweet, "created_at");
        long repost = DocumentFields.isRepost(tweet) ? 1 : 0;
        for (String tag : tags) {
            graph.node(tag, new NodeObservation(NodeObservation.OWN_DOCUMENT, at, List.of(1L, 1 - repost, repost), List.of('#' + tag)));
            for (String later : tags.tailSet(tag, false)) {
                graph.edge(EdgeObservation.event(tag, later, "", at, List.of(1 - repost, repost)));
            }
        }
    }
}
