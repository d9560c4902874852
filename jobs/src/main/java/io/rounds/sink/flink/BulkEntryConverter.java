package io.rounds.sink.flink;

import io.rounds.model.Document;
import io.rounds.sink.BulkEntry;
import io.rounds.sink.DocumentRejection;
import java.time.Clock;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.connector.base.sink.writer.ElementConverter;

/** Converts documents to entries; a document larger than the limit of a bulk request becomes a rejection. */
final class BulkEntryConverter implements ElementConverter<Document, BulkEntry> {
    private static final long serialVersionUID = 1L;

    private final int maxBytes;

    BulkEntryConverter(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public BulkEntry apply(Document document, SinkWriter.Context context) {
        BulkEntry entry = BulkEntry.of(document);
        if (entry.size() <= maxBytes) {
            return entry;
        }
        String why = "A document of " + entry.size() + " bytes is larger than a bulk request may be: " + maxBytes;
        return BulkEntry.of(DocumentRejection.of(entry, why, Clock.systemUTC()));
    }
}
