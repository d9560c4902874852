package io.rounds.trends.flink;

import io.rounds.extract.links.Links;
import io.rounds.flink.TemporalRatingJoin.Lookup;
import io.rounds.model.Link;
import io.rounds.model.Source;
import io.rounds.trends.LinkCredibility;
import io.rounds.trends.TopicKind;
import io.rounds.trends.TopicRow;
import java.util.List;

/** Rates the links of a topic, or a topic that is a link itself. */
final class LinkRatings {
    private final Links links = Links.load();

    LinkCredibility of(TopicKind kind, TopicRow row, Lookup lookup) throws Exception {
        return of(kind, row.topic(), row.links(), lookup);
    }

    /**
     * The credibility of the links of a topic.
     *
     * @param topic the link itself, where it is one
     */
    LinkCredibility of(TopicKind kind, String topic, List<String> topicLinks, Lookup lookup) throws Exception {
        List<String> rating = kind == TopicKind.LINK ? List.of(topic) : topicLinks;
        double sum = 0;
        int rated = 0;
        for (String canonical : rating) {
            Link link = links.link(canonical);
            Source source = link == null ? null : Source.of(link);
            Double score = source == null ? null : lookup.of(source).score();
            sum += score == null ? 0 : score;
            rated += score == null ? 0 : 1;
        }
        return LinkCredibility.of(sum, rated, rating.size() - rated);
    }
}
