package io.rounds.flink;

import io.rounds.model.Document;
import org.apache.flink.streaming.api.datastream.DataStream;

/** One analysis: tweets in, documents out. Each is a package of its own and a line in the registry of {@code app}. */
public interface Analysis {

    /** Its name, the first word of its operators' names. */
    String name();

    /**
     * Adds the analysis to a job.
     *
     * @param streams tweets, their edits, and what is gone
     * @return what it found
     */
    DataStream<Document> topology(TweetStreams streams);
}
