package io.rounds.flink;

import io.rounds.model.Document;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;

/** One analysis: tweets in, documents out. Each is a package of its own and a line in the registry of {@code app}. */
public interface Analysis {

    /** Its name, the first word of its operators' names. */
    String name();

    /** The indices that its documents go to. Each has a JSON Schema, which also tells the field of a document's time. */
    List<String> indices();

    /**
     * Adds the analysis to a job.
     *
     * @param streams tweets, their edits and deletions, and what earlier analyses found
     */
    Findings topology(TweetStreams streams);

    /**
     * What an analysis adds to a job.
     *
     * @param documents its results
     * @param streams what the analyses after it get
     */
    record Findings(DataStream<Document> documents, TweetStreams streams) {}
}
