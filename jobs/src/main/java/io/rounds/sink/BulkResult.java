package io.rounds.sink;

import io.rounds.model.Document;
import java.util.List;
import java.util.stream.Stream;

/**
 * The result of a bulk request.
 *
 * @param retries the entries that Elasticsearch cannot process now
 * @param failure why not; empty if there are none
 * @param rejected for each invalid document, the {@code rejected} document that reports it
 * @param written operations that changed something
 * @param outdated operations that found the same or a later version, or nothing to remove
 */
public record BulkResult(List<BulkEntry> retries, String failure, List<Document> rejected, int written, int outdated) {
    static final BulkResult NOTHING = new BulkResult(List.of(), "", List.of(), 0, 0);

    static BulkResult retry(List<BulkEntry> entries, String failure) {
        return new BulkResult(entries, failure, List.of(), 0, 0);
    }

    BulkResult plus(BulkResult other) {
        return new BulkResult(
                concat(retries, other.retries),
                failure.isEmpty() ? other.failure : failure,
                concat(rejected, other.rejected),
                written + other.written,
                outdated + other.outdated);
    }

    /** The distinct entries: a removal can have several operations. */
    static List<BulkEntry> entries(List<BulkOperation> operations) {
        return operations.stream().map(BulkOperation::entry).distinct().toList();
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }
}
