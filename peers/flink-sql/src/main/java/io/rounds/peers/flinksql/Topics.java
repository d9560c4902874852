package io.rounds.peers.flinksql;

import io.rounds.peers.CommunityTags;
import io.rounds.peers.Occurrence;
import io.rounds.peers.PeerRun;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.functions.TableFunction;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/** The table function {@code topics(data, includes)}: a row for each topic that a tweet counts for. */
@FunctionHint(output = @DataTypeHint("ROW<community STRING, topic STRING, original BOOLEAN>"))
public final class Topics extends TableFunction<Row> {
    private static final long serialVersionUID = 1;

    /** Of {@code data}. */
    static final String DATA = "ROW<id STRING, author_id STRING, created_at TIMESTAMP_LTZ(3),"
            + " entities ROW<hashtags ARRAY<ROW<tag STRING>>>,"
            + " referenced_tweets ARRAY<ROW<`type` STRING, id STRING>>>";
    /** Of {@code includes}. */
    static final String INCLUDES = "ROW<tweets ARRAY<ROW<id STRING, entities ROW<hashtags ARRAY<ROW<tag STRING>>>>>>";

    private final CommunityTags communities;

    public Topics(CommunityTags communities) {
        this.communities = communities;
    }

    /** Collects the rows. */
    public void eval(@DataTypeHint(DATA) Row data, @DataTypeHint(INCLUDES) @Nullable Row includes) {
        PeerRun.started();
        String reposted = reposted(data);
        Row shown = reposted == null ? data : included(includes, reposted, data);
        for (Occurrence occurrence : communities.occurrences(hashtags(shown))) {
            collect(Row.of(occurrence.community(), occurrence.topic(), reposted == null));
        }
    }

    private static @Nullable String reposted(Row tweet) {
        for (Row reference : rows(tweet, "referenced_tweets")) {
            if ("retweeted".equals(reference.getField("type"))) {
                return reference.getFieldAs("id");
            }
        }
        return null;
    }

    private static Row included(@Nullable Row includes, String id, Row otherwise) {
        for (Row tweet : rows(includes, "tweets")) {
            if (id.equals(tweet.getField("id"))) {
                return tweet;
            }
        }
        return otherwise;
    }

    private static List<String> hashtags(Row tweet) {
        List<String> hashtags = new ArrayList<>();
        Row entities = tweet.getFieldAs("entities");
        for (Row hashtag : rows(entities, "hashtags")) {
            hashtags.add(hashtag.getFieldAs("tag"));
        }
        return hashtags;
    }

    private static Row[] rows(@Nullable Row parent, String field) {
        Row[] rows = parent == null ? null : parent.getFieldAs(field);
        return rows == null ? new Row[0] : rows;
    }
}
