package io.rounds.export.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.documents.IndexSchema;
import io.rounds.files.ExternalSorter;
import io.rounds.files.RecordCursor;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Documents of a folder, {@code DIR/<index>.ndjson}, one document per line, as a replay writes them.
 *
 * <p>Each query reads its file from beginning to end. A query with an order sorts the documents on disk
 * ({@link ExternalSorter}), because files written by hand may be in any order.
 */
public final class FolderDocuments implements DocumentSource {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Path temporary;

    /** @param temporary an existing directory for sorting documents that do not fit in memory */
    public FolderDocuments(Path folder, Path temporary) {
        this.folder = folder;
        this.temporary = temporary;
    }

    @Override
    public Documents open(DocumentQuery query) throws IOException {
        return query.order().isEmpty() ? new Matching(lines(query.index()), query, count(query)) : sorted(query);
    }

    @Override
    public long count(DocumentQuery query) throws IOException {
        long count = 0;
        try (Lines lines = lines(query.index())) {
            for (JsonNode document = lines.next(); document != null; document = lines.next()) {
                count += ConditionMatcher.matchesAll(query.conditions(), document) ? 1 : 0;
            }
        }
        return count;
    }

    private Documents sorted(DocumentQuery query) throws IOException {
        String timeField = IndexSchema.of(query.index()).timeField();
        ExternalSorter sorter = new ExternalSorter(temporary);
        try (Lines lines = lines(query.index())) {
            for (JsonNode document = lines.next(); document != null; document = lines.next()) {
                if (ConditionMatcher.matchesAll(query.conditions(), document)) {
                    DocumentFields.remove(document, query.excludedFields());
                    sorter.add(key(document, query, timeField), JSON.writeValueAsBytes(document));
                }
            }
            return new Sorted(sorter);
        } catch (IOException | RuntimeException e) {
            sorter.close();
            throw e;
        }
    }

    /** Times as numbers, other values as UTF-8, each terminated by a byte below every character. */
    private static byte[] key(JsonNode document, DocumentQuery query, String timeField) throws IOException {
        StringBuilder texts = new StringBuilder();
        long at = 0;
        for (String field : query.order()) {
            if (field.equals(timeField)) {
                at = DocumentFields.time(document, field).toEpochMilli();
            } else {
                texts.append(DocumentFields.text(document, field)).append('\0');
            }
        }
        byte[] bytes = texts.toString().getBytes(UTF_8);
        return ByteBuffer.allocate(Long.BYTES + bytes.length)
                .putLong(at ^ Long.MIN_VALUE)
                .put(bytes)
                .array();
    }

    private Lines lines(String index) throws IOException {
        Path file = folder.resolve(index + ".ndjson");
        if (!Files.exists(file)) {
            throw new NothingFoundException(
                    "There is no " + file + ": name a folder that 'rounds replay --out' of this version has written");
        }
        return new Lines(file, Files.newBufferedReader(file, UTF_8));
    }

    @Override
    public void close() {}

    /** The documents of a file. */
    private static final class Lines implements AutoCloseable {
        private final Path file;
        private final BufferedReader in;
        private long number;

        Lines(Path file, BufferedReader in) {
            this.file = file;
            this.in = in;
        }

        /** The next document; null at the end. */
        @Nullable JsonNode next() throws IOException {
            String line = in.readLine();
            while (line != null && line.isBlank()) {
                number++;
                line = in.readLine();
            }
            if (line == null) {
                return null;
            }
            number++;
            try {
                JsonNode document = JSON.readTree(line);
                if (document.isObject()) {
                    return document;
                }
            } catch (JsonProcessingException e) {
                throw new IOException(file + ":" + number + " is not a document: " + e.getOriginalMessage(), e);
            }
            throw new IOException(file + ":" + number + " is not a document");
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** Documents that meet the conditions, in the order of the file. */
    private static final class Matching implements Documents {
        private final Lines lines;
        private final DocumentQuery query;
        private final long total;

        Matching(Lines lines, DocumentQuery query, long total) {
            this.lines = lines;
            this.query = query;
            this.total = total;
        }

        @Override
        public long total() {
            return total;
        }

        @Override
        public @Nullable JsonNode next() throws IOException {
            JsonNode document = lines.next();
            while (document != null && !ConditionMatcher.matchesAll(query.conditions(), document)) {
                document = lines.next();
            }
            if (document != null) {
                DocumentFields.remove(document, query.excludedFields());
            }
            return document;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    /** Sorted documents. */
    private static final class Sorted implements Documents {
        private final ExternalSorter sorter;
        private final RecordCursor cursor;

        Sorted(ExternalSorter sorter) throws IOException {
            this.sorter = sorter;
            this.cursor = sorter.sort();
        }

        @Override
        public long total() {
            return sorter.records();
        }

        @Override
        public @Nullable JsonNode next() throws IOException {
            return cursor.advance() ? JSON.readTree(cursor.payload()) : null;
        }

        @Override
        public void close() throws IOException {
            sorter.close();
        }
    }
}
