package io.rounds.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/** Which hashtags stand next to each other: an edge between two hashtags for all tweets that carry both. */
final class HashtagRules implements GraphRules {
    /** Of a tweet with more hashtags than these, no pairs are made: they would be 1,225 and more. */
    static final int MAX_HASHTAGS = 50;

    private static final List<GraphColumn> COUNTS =
            List.of(GraphColumn.count("tweets"), GraphColumn.count("originals"), GraphColumn.count("reposts"));
    private static final GraphShape SHAPE =
            new GraphShape(false, List.of(), COUNTS, List.of(), COUNTS.subList(1, COUNTS.size()));

    @Override
    public GraphShape shape() {
        return SHAPE;
    }

    @Override
    public List<String> fields() {
        return List.of("created_at", "kind", "hashtags");
    }

    @Override
    public void read(JsonNode tweet, GraphBuilder graph) throws IOException {
        TreeSet<String> tags = new TreeSet<>();
        tweet.path("hashtags").forEach(tag -> tags.add(GraphBuilder.id(tag.asText())));
        if (tags.size() > MAX_HASHTAGS) {
            graph.leaveOut("tweets with more than " + MAX_HASHTAGS + " hashtags");
            return;
        }
        Instant at = Fields.time(tweet, "created_at");
        long repost = Fields.isRepost(tweet) ? 1 : 0;
        for (String tag : tags) {
            graph.node(tag, new NodeMark(NodeMark.SEEN, at, List.of(1L, 1 - repost, repost), List.of('#' + tag)));
            for (String later : tags.tailSet(tag, false)) {
                graph.edge(EdgeMark.event(tag, later, "", at, List.of(1 - repost, repost)));
            }
        }
    }
}
