package io.rounds.sink;

import io.rounds.model.Document;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of the entries of a bulk request.
 *
 * @param again those that Elasticsearch cannot take now
 * @param trouble why not; empty when there are none
 * @param rejected for each document that it will never take, the {@code rejected} document that says so
 * @param written operations that changed something
 * @param outdated operations that found the same or a later version, or nothing to remove
 */
public record BulkResult(List<BulkEntry> again, String trouble, List<Document> rejected, int written, int outdated) {
    static final BulkResult NOTHING = new BulkResult(List.of(), "", List.of(), 0, 0);

    static BulkResult again(List<BulkEntry> entries, String trouble) {
        return new BulkResult(entries, trouble, List.of(), 0, 0);
    }

    BulkResult plus(BulkResult other) {
        return new BulkResult(
                concat(again, other.again),
                trouble.isEmpty() ? other.trouble : trouble,
                concat(rejected, other.rejected),
                written + other.written,
                outdated + other.outdated);
    }

    /** A removal can have several operations and is still one entry. */
    static List<BulkEntry> entries(List<BulkOperation> operations) {
        return operations.stream().map(BulkOperation::entry).distinct().toList();
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }
}
