package io.rounds.sink.flink;

import io.rounds.model.Document;
import io.rounds.sink.NdjsonParts;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes documents into a local directory, from which {@link io.rounds.sink.NdjsonResult#finish} creates the result.
 *
 * <p>The sink is stateless: at a checkpoint all data has been passed to the operating system; what an attempt writes after
 * its last checkpoint is written again by the next attempt, and the result deduplicates.
 */
final class NdjsonSink implements Sink<Document> {
    private static final long serialVersionUID = 1L;

    private final String directory;

    NdjsonSink(Path directory) {
        this.directory = directory.toAbsolutePath().toString();
    }

    @Override
    public SinkWriter<Document> createWriter(WriterInitContext context) {
        return new Writer(new NdjsonParts(Path.of(directory)));
    }

    private static final class Writer implements SinkWriter<Document> {
        private final NdjsonParts parts;

        Writer(NdjsonParts parts) {
            this.parts = parts;
        }

        @Override
        public void write(Document document, Context context) throws IOException {
            parts.write(document);
        }

        @Override
        public void flush(boolean endOfInput) throws IOException {
            parts.flush();
        }

        @Override
        public void close() throws IOException {
            parts.close();
        }
    }
}
