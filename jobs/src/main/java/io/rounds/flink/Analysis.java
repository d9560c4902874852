package io.rounds.flink;

import io.rounds.model.Document;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;

/** An analysis: it reads tweets and emits documents. Each has its own package and a line in the registry of {@code app}. */
public interface Analysis {

    /** The name, with which the names of its operators begin. */
    String name();

    /** The indices of its documents. Each has a JSON Schema, which also names the field with the time of a document. */
    List<String> indices();

    /**
     * Adds the analysis to a job.
     *
     * @param streams tweets, their edits and deletions, and the results of earlier analyses
     */
    Findings topology(TweetStreams streams);

    /**
     * The output of an analysis.
     *
     * @param documents the documents to write
     * @param streams the input of the analyses after it
     */
    record Findings(DataStream<Document> documents, TweetStreams streams) {}
}
