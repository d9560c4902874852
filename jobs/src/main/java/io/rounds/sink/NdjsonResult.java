package io.rounds.sink;

import io.rounds.files.ExternalSorter;
import io.rounds.files.RecordCursor;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A directory with one file for each index, {@code tweets.ndjson} for example: one final document per line, sorted by
 * time, then by id.
 *
 * <p>While the job runs, its writers collect all versions of all documents in {@link NdjsonParts}. At the end
 * {@link #finish} sorts them twice on disk: by id and version, to keep the highest version of each id and to drop what
 * was removed, then by time. The result depends on what was written, not on the order, the number of writers or how
 * often something was written twice.
 */
public final class NdjsonResult {
    private static final String PARTS = ".parts";
    private static final int BUFFER = 256 * 1024;

    private NdjsonResult() {}

    static Path parts(Path directory) {
        return directory.resolve(PARTS);
    }

    private static Path file(Path directory, String index) {
        return directory.resolve(index + ".ndjson");
    }

    /**
     * Prepares the directory before the job starts.
     *
     * @param indices those that get a file
     * @param overwrite whether existing results may be replaced
     * @throws FileAlreadyExistsException if there are results that may not be replaced
     * @throws IOException if the directory cannot be created or cleaned
     */
    public static void prepare(Path directory, List<String> indices, boolean overwrite) throws IOException {
        Files.createDirectories(directory);
        if (!overwrite) {
            for (String index : indices) {
                refuse(file(directory, index), "results of an earlier run");
            }
            refuse(parts(directory), "the unfinished results of another run");
        }
        delete(parts(directory));
        Files.createDirectory(parts(directory));
    }

    private static void refuse(Path path, String what) throws FileAlreadyExistsException {
        if (Files.exists(path)) {
            throw new FileAlreadyExistsException(
                    path.toString(), null, what + " are there; choose another directory or allow overwriting them");
        }
    }

    /**
     * Writes the files after the job has ended. Temporarily needs about three times the size of the results on disk.
     *
     * @param indices each gets a file, even without documents; so does every other index that was written
     * @return the number of documents in each file, by index
     * @throws IOException if reading or writing fails; files written so far are complete
     */
    public static Map<String, Long> finish(Path directory, List<String> indices) throws IOException {
        TreeSet<String> all = new TreeSet<>(indices);
        for (Path part : list(parts(directory))) {
            all.add(String.valueOf(part.getFileName()));
        }
        Map<String, Long> documents = new TreeMap<>();
        for (String index : all) {
            documents.put(index, finish(directory, index));
        }
        delete(parts(directory));
        return documents;
    }

    private static long finish(Path directory, String index) throws IOException {
        Path unfinished = parts(directory).resolve(index + ".unfinished");
        long documents;
        try (ExternalSorter byTime = new ExternalSorter(parts(directory))) {
            try (ExternalSorter byId = new ExternalSorter(parts(directory))) {
                collect(parts(directory).resolve(index), byId);
                keepFinal(byId.sort(), byTime);
            }
            documents = byTime.records();
            write(byTime.sort(), unfinished);
        }
        Files.move(unfinished, file(directory, index), StandardCopyOption.REPLACE_EXISTING);
        return documents;
    }

    private static void collect(Path parts, ExternalSorter into) throws IOException {
        for (Path part : list(parts)) {
            try (DataInputStream in =
                    new DataInputStream(new BufferedInputStream(Files.newInputStream(part), BUFFER))) {
                for (DocumentRecord next = DocumentRecord.read(in); next != null; next = DocumentRecord.read(in)) {
                    into.add(next.key(), next.payload());
                }
            }
            Files.delete(part);
        }
    }

    private static void keepFinal(RecordCursor versions, ExternalSorter into) throws IOException {
        byte[] last = {};
        boolean first = true;
        while (versions.advance()) {
            DocumentRecord document = new DocumentRecord(versions.key(), versions.payload());
            if (first || !Arrays.equals(last, document.key())) {
                first = false;
                last = document.key();
                if (!document.removes()) {
                    into.add(document.timeKey(), document.json());
                }
            }
        }
    }

    private static void write(RecordCursor documents, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            while (documents.advance()) {
                out.write(documents.payload());
                out.write('\n');
            }
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            List<Path> deepestFirst;
            try (Stream<Path> files = Files.walk(directory)) {
                deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
