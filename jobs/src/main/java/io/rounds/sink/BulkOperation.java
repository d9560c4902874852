package io.rounds.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.rounds.documents.Indices;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One line of a bulk request: an entry and the physical index it goes to.
 *
 * <p>See <a href="https://www.elastic.co/guide/en/elasticsearch/reference/8.19/docs-bulk.html">the bulk API</a>.
 */
record BulkOperation(BulkEntry entry, String target) {
    private static final byte[] INDEX = "{\"index\":{\"_index\":\"".getBytes(UTF_8);
    private static final byte[] DELETE = "{\"delete\":{\"_index\":\"".getBytes(UTF_8);
    private static final byte[] ID = "\",\"_id\":\"".getBytes(UTF_8);
    private static final byte[] VERSION = "\",\"version_type\":\"external\",\"version\":".getBytes(UTF_8);
    private static final byte[] END = "}}\n".getBytes(UTF_8);

    private record Address(String target, String id) {}

    /**
     * Plans the operations for these entries: a removal of unknown period is sent to every existing period, and of several
     * versions of a document only the highest is sent.
     *
     * @param periods the physical indices of a logical one that exist
     */
    static List<BulkOperation> plan(List<BulkEntry> entries, Map<String, ? extends Set<String>> periods) {
        Map<Address, BulkOperation> highest = new LinkedHashMap<>(entries.size() * 2);
        for (BulkEntry entry : entries) {
            for (String target : targets(entry, periods)) {
                highest.merge(new Address(target, entry.id()), new BulkOperation(entry, target), BulkOperation::higher);
            }
        }
        return new ArrayList<>(highest.values());
    }

    private static Collection<String> targets(BulkEntry entry, Map<String, ? extends Set<String>> periods) {
        if (entry.coversEveryPeriod()) {
            Set<String> existing = periods.get(entry.index());
            return existing == null ? Set.of() : existing;
        }
        return Set.of(Indices.physical(entry.index(), entry.at()));
    }

    private static BulkOperation higher(BulkOperation first, BulkOperation second) {
        return second.entry.version() > first.entry.version() ? second : first;
    }

    boolean removes() {
        return entry.json() == null;
    }

    /** The body of a bulk request: for each operation a line with the action and, unless it is a removal, a line with the document. */
    static byte[] body(List<BulkOperation> operations) {
        int size = 0;
        for (BulkOperation operation : operations) {
            size += operation.entry.size() + operation.target.length() + 96;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream(size);
        for (BulkOperation operation : operations) {
            operation.write(body);
        }
        return body.toByteArray();
    }

    private void write(ByteArrayOutputStream body) {
        byte[] json = entry.json();
        body.writeBytes(json == null ? DELETE : INDEX);
        body.writeBytes(target.getBytes(UTF_8));
        body.writeBytes(ID);
        body.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(entry.id()));
        body.writeBytes(VERSION);
        body.writeBytes(Long.toString(entry.version()).getBytes(UTF_8));
        body.writeBytes(END);
        if (json != null) {
            body.writeBytes(json);
            body.write('\n');
        }
    }
}
