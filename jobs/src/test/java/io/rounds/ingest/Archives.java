package io.rounds.ingest;

import io.rounds.ingest.archive.ArchiveFormat;
import io.rounds.ingest.archive.ArchiveReader;
import io.rounds.ingest.archive.PartDescription;
import io.rounds.model.Parsed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads whole archives for tests. */
public final class Archives {
    private Archives() {}

    public static List<Parsed> parse(Path file, ArchiveFormat format) throws IOException {
        List<Parsed> results = new ArrayList<>();
        RecordParser parser = Parsing.parser();
        try (ArchiveReader reader = ArchiveReader.open(file, format)) {
            for (ArchiveRecord record = reader.next(); record != null; record = reader.next()) {
                parser.parse(record, results::add);
            }
        }
        return results;
    }

    /**
     * What came of a file.
     *
     * @param format what it is
     * @param notes what people should know about how it is read
     */
    public record Read(List<Parsed> results, String format, List<String> notes) {}

    /** Reads a file whose format is detected. */
    public static Read read(Path file, ReadingDefaults defaults) throws IOException {
        List<Parsed> results = new ArrayList<>();
        RecordParser parser = Parsing.parser(defaults);
        try (ArchiveReader reader = ArchiveReader.open(file, ArchiveFormat.AUTO, defaults)) {
            for (ArchiveRecord record = reader.next(); record != null; record = reader.next()) {
                parser.parse(record, results::add);
            }
            PartDescription part = reader.report().parts().get(0).description();
            return new Read(results, String.valueOf(part.format()), part.notes());
        }
    }
}
