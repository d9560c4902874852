package io.rounds.peers.spark;

import io.rounds.peers.CommunityTags;
import io.rounds.peers.PeerRun;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;

/** The function {@code topics(data, includes)}: an array with each topic that a tweet counts for. */
final class Topics implements UDF2<Row, @Nullable Row, List<Row>> {
    private static final long serialVersionUID = 1;

    /** What it returns. */
    static final DataType TYPE = DataType.fromDDL("array<struct<community: string, topic: string, original: boolean>>");

    private final CommunityTags communities;

    Topics(CommunityTags communities) {
        this.communities = communities;
    }

    @Override
    public List<Row> call(Row data, @Nullable Row includes) {
        PeerRun.started();
        String reposted = reposted(data);
        Row shown = reposted == null ? data : included(includes, reposted, data);
        return communities.occurrences(hashtags(shown)).stream()
                .map(found -> RowFactory.create(found.community(), found.topic(), reposted == null))
                .toList();
    }

    private static @Nullable String reposted(Row tweet) {
        for (Row reference : rows(tweet, "referenced_tweets")) {
            if ("retweeted".equals(reference.getAs("type"))) {
                return reference.getAs("id");
            }
        }
        return null;
    }

    private static Row included(@Nullable Row includes, String id, Row otherwise) {
        for (Row tweet : rows(includes, "tweets")) {
            if (id.equals(tweet.getAs("id"))) {
                return tweet;
            }
        }
        return otherwise;
    }

    private static List<String> hashtags(Row tweet) {
        List<String> hashtags = new ArrayList<>();
        Row entities = tweet.getAs("entities");
        for (Row hashtag : rows(entities, "hashtags")) {
            hashtags.add(hashtag.getAs("tag"));
        }
        return hashtags;
    }

    private static List<Row> rows(@Nullable Row parent, String field) {
        if (parent == null || parent.isNullAt(parent.fieldIndex(field))) {
            return List.of();
        }
        return parent.getList(parent.fieldIndex(field));
    }
}
