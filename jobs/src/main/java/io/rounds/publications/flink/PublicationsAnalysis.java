package io.rounds.publications.flink;

import static io.rounds.flink.Operators.named;

import io.rounds.documents.Indices;
import io.rounds.flink.Analysis;
import io.rounds.flink.DocumentSerializer;
import io.rounds.flink.TweetStreams;
import io.rounds.model.Document;
import io.rounds.model.Tweet;
import io.rounds.publications.PublicationFact;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/**
 * What is published, and when and where it was shared first. Edits and deletions of tweets do not take back their shares.
 *
 * <pre>
 *  tweets -------> publications-shares ----+--> keyed by ----> publications-join --> documents
 *  publications -> publications-entries ---+    DOI or link
 * </pre>
 */
public final class PublicationsAnalysis implements Analysis {
    private final Duration remember;

    /** @param remember how long a publication or share is remembered after the last thing that happened to it */
    public PublicationsAnalysis(Duration remember) {
        this.remember = remember;
    }

    @Override
    public String name() {
        return "publications";
    }

    @Override
    public List<String> indices() {
        return List.of(Indices.PUBLICATIONS);
    }

    @Override
    public Findings topology(TweetStreams streams) {
        TypeInformation<PublicationFact> facts = TypeInformation.of(PublicationFact.class);
        DataStream<PublicationFact> all = named(
                        "publications-shares",
                        streams.tweets().flatMap(PublicationsAnalysis::shares).returns(facts))
                .union(named(
                        "publications-entries",
                        streams.publications().map(PublicationFact::of).returns(facts)));
        DataStream<Document> documents = named(
                "publications-join",
                all.keyBy(PublicationFact::id)
                        .process(new PublicationFunction(remember))
                        .returns(DocumentSerializer.TYPE));
        return new Findings(documents, streams);
    }

    private static void shares(Tweet tweet, Collector<PublicationFact> out) {
        PublicationFact.of(tweet).forEach(out::collect);
    }
}
