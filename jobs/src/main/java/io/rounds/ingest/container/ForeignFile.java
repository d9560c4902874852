package io.rounds.ingest.container;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kind of file that is recognised and not read: by its first bytes, in some cases by its name.
 *
 * @param plural what a count of them is called: {@code images}
 * @param sentence what one is and what to do: {@code a spreadsheet: save it as CSV}
 * @param accessory whether it is what lies beside the data in an archive, such as images and pages, which nobody expects to be
 *     read
 */
record ForeignFile(String plural, String sentence, boolean accessory) {
    private static final int TEXT_BYTES = 1024;
    private static final Pattern READ_ME = Pattern.compile(
            "(readme|read_me|license|licence|copying|notice|changelog|codebook)(\\..{0,8})?|.*\\.(md|rst|url|css|scss|map|lock|sh|py|r|rmd|ipynb|do)");
    private static final Set<String> LEFT_BY_SYSTEMS = Set.of(".ds_store", "thumbs.db", "desktop.ini", ".gitignore");

    /** What a zip archive is whose members have these paths, if it is a document that only uses zip; else null. */
    static @Nullable ForeignFile ofZip(Set<String> paths) {
        if (paths.contains("[Content_Types].xml")) {
            if (paths.stream().anyMatch(path -> path.startsWith("xl/"))) {
                return data("spreadsheets", "a spreadsheet (Excel): save it as CSV");
            }
            return paths.stream().anyMatch(path -> path.startsWith("word/"))
                    ? data("documents", "a document (Word): Rounds reads posts, as JSON or CSV")
                    : data("documents", "an Office document: Rounds reads posts, as JSON or CSV");
        }
        if (paths.contains("mimetype") && paths.contains("content.xml")) {
            return data("spreadsheets", "a spreadsheet or document (OpenDocument): save it as CSV");
        }
        if (paths.contains("Index/Document.iwa") || paths.contains("Index.zip")) {
            return data("spreadsheets", "a spreadsheet or document (Numbers or Pages): save it as CSV");
        }
        if (paths.contains("META-INF/container.xml")) {
            return data("documents", "an electronic book: Rounds reads posts, as JSON or CSV");
        }
        return paths.stream().anyMatch(path -> path.endsWith(".npy"))
                ? data("NumPy files", "arrays of NumPy: write the posts as JSON or CSV")
                : null;
    }

    /**
     * What a file is that begins with these bytes, at least 512 unless it is shorter; null if it may hold posts.
     *
     * @param path of the member or file
     * @param packed whether it lies in an archive, where a file may be known by its name
     */
    static @Nullable ForeignFile of(byte[] head, String path, boolean packed) {
        ForeignFile known = ofArchive(head);
        known = known == null ? ofTable(head) : known;
        known = known == null ? ofMedia(head) : known;
        known = known == null ? ofText(Magic.text(head, TEXT_BYTES)) : known;
        return known == null && packed ? ofName(path.toLowerCase(Locale.ROOT), head) : known;
    }

    private static @Nullable ForeignFile ofArchive(byte[] head) {
        if (Magic.startsWith(head, 0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C)) {
            return data("7z archives", "a 7z archive: unpack it first");
        }
        if (Magic.startsWith(head, "Rar!\u001A\u0007")) {
            return data("RAR archives", "a RAR archive: unpack it first");
        }
        if (Magic.startsWith(head, 0x1F, 0x9D)) {
            return data("compressed files", "a file compressed with compress (.Z): unpack it first");
        }
        if (Magic.startsWith(head, "WARC/")) {
            return data(
                    "web archives",
                    "a web archive (WARC): extract the posts first, such as with the exporters of Social Feed Manager");
        }
        return null;
    }

    private static @Nullable ForeignFile ofTable(byte[] head) {
        if (Magic.startsWith(head, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1)) {
            return data("spreadsheets", "a spreadsheet or document of Office before 2007 (.xls, .doc): save it as CSV");
        }
        if (Magic.startsWith(head, "SQLite format 3\0")) {
            return data("databases", "a SQLite database: export the table of posts as CSV (sqlite3 -csv -header)");
        }
        if (Magic.startsWith(head, "PAR1")) {
            return data("Parquet files", "a Parquet file: write the posts as JSON lines or CSV (pandas, DuckDB)");
        }
        if (Magic.startsWith(head, "Obj\u0001")) {
            return data("Avro files", "an Avro file: write the posts as JSON lines (avro-tools tojson)");
        }
        if (Magic.startsWith(head, "ORC") && head.length > 3 && (head[3] & 0xFF) < ' ') {
            return data("ORC files", "an ORC file: write the posts as JSON lines or CSV");
        }
        if (Magic.startsWith(head, "ARROW1") || Magic.startsWith(head, "FEA1")) {
            return data("Feather files", "an Arrow or Feather file: write the posts as JSON lines or CSV");
        }
        if (Magic.startsWith(head, 0x89, 'H', 'D', 'F', '\r', '\n')) {
            return data("HDF5 files", "an HDF5 file: write the posts as JSON lines or CSV");
        }
        return ofStatistics(head);
    }

    /** Files of R, Python, Stata and SPSS. Those of R are gzip: their first bytes are those after unpacking. */
    private static @Nullable ForeignFile ofStatistics(byte[] head) {
        if (Magic.startsWith(head, "RDX2\n") || Magic.startsWith(head, "RDX3\n") || Magic.startsWith(head, "RDA")) {
            return data(
                    "R files", "a workspace of R (.RData): write the posts as CSV (rtweet::write_as_csv, write.csv)");
        }
        if (Magic.startsWith(head, "X\n\0\0\0")
                || Magic.startsWith(head, "B\n\u0002\0\0")
                || Magic.startsWith(head, "B\n\u0003\0\0")) {
            return data("R files", "an object of R (.rds): write the posts as CSV (rtweet::write_as_csv, write.csv)");
        }
        if (head.length > 2 && (head[0] & 0xFF) == 0x80 && head[1] >= 2 && head[1] <= 5 && isPickled(head)) {
            return data("pickles", "a pickle of Python: write the posts as JSON lines (DataFrame.to_json) or CSV");
        }
        if (Magic.startsWith(head, "<stata_dta>")) {
            return data("Stata files", "a data set of Stata: export it as CSV (export delimited)");
        }
        if (Magic.startsWith(head, "$FL2") || Magic.startsWith(head, "$FL3")) {
            return data("SPSS files", "a data set of SPSS: save it as CSV");
        }
        if (Magic.startsWith(head, 0x93, 'N', 'U', 'M', 'P', 'Y')) {
            return data("NumPy files", "an array of NumPy: write the posts as JSON or CSV");
        }
        return null;
    }

    /** Protocol 4 and 5 begin with a frame, 2 and 3 with any operation on the stack. */
    private static boolean isPickled(byte[] head) {
        return head[1] <= 3 || (head[2] & 0xFF) == 0x95 || (head[2] & 0xFF) == 0x8C;
    }

    private static @Nullable ForeignFile ofMedia(byte[] head) {
        if (Magic.startsWith(head, "%PDF-")) {
            return new ForeignFile("PDF documents", "a PDF document: Rounds reads posts, as JSON or CSV", true);
        }
        if (Magic.startsWith(head, 0xFF, 0xD8, 0xFF)
                || Magic.startsWith(head, 0x89, 'P', 'N', 'G')
                || Magic.startsWith(head, "GIF8")
                || (Magic.startsWith(head, "RIFF") && Magic.at(head, 8, "WEBP"))
                || Magic.startsWith(head, "II*\0")
                || Magic.startsWith(head, "MM\0*")
                || Magic.startsWith(head, 0, 0, 1, 0)
                || Magic.at(head, 4, "ftypheic")
                || Magic.at(head, 4, "ftypavif")) {
            return new ForeignFile("images", "an image: Rounds reads posts, as JSON or CSV", true);
        }
        if (Magic.at(head, 4, "ftyp")
                || Magic.startsWith(head, 0x1A, 0x45, 0xDF, 0xA3)
                || Magic.startsWith(head, "RIFF")
                || Magic.startsWith(head, "OggS")
                || Magic.startsWith(head, "ID3")
                || Magic.startsWith(head, "FLV\u0001")) {
            return new ForeignFile("videos and sounds", "a video or sound: Rounds reads posts, as JSON or CSV", true);
        }
        if (Magic.startsWith(head, "wOFF") || Magic.startsWith(head, "wOF2") || Magic.startsWith(head, "OTTO")) {
            return new ForeignFile("fonts", "a font: Rounds reads posts, as JSON or CSV", true);
        }
        return null;
    }

    private static @Nullable ForeignFile ofText(String start) {
        if (start.startsWith("<!doctype html") || start.startsWith("<html") || start.startsWith("<head")) {
            return new ForeignFile(
                    "web pages",
                    "a web page (HTML): if a tool has saved it, it may be an error page or a login; an export of Facebook has to be asked for as JSON",
                    true);
        }
        if (start.startsWith("<rss") || start.startsWith("<feed") || start.startsWith("<rdf:rdf")) {
            return feed();
        }
        if (start.startsWith("<?xml")
                || start.startsWith("<!doctype")
                || start.startsWith("<svg")
                || start.startsWith("<!--")) {
            if (start.contains("<svg")) {
                return new ForeignFile("images", "an image: Rounds reads posts, as JSON or CSV", true);
            }
            if (start.contains("<html")) {
                return new ForeignFile("web pages", "a web page (HTML): Rounds reads posts, as JSON or CSV", true);
            }
            return start.contains("<rss") || start.contains("<feed") || start.contains("<rdf:rdf")
                    ? feed()
                    : data("XML files", "an XML file: Rounds reads posts as JSON or CSV");
        }
        return start.startsWith("{\\rtf")
                ? data("documents", "a document (RTF): Rounds reads posts, as JSON or CSV")
                : null;
    }

    private static ForeignFile feed() {
        return data("feeds", "a feed (RSS or Atom) of articles: Rounds reads posts, as JSON or CSV");
    }

    private static @Nullable ForeignFile ofName(String path, byte[] head) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (path.startsWith("__macosx/")
                || path.contains("/__macosx/")
                || name.startsWith("._")
                || LEFT_BY_SYSTEMS.contains(name)) {
            return new ForeignFile("files of the operating system", "a file of the operating system", true);
        }
        if (READ_ME.matcher(name).matches()) {
            return new ForeignFile("notes and programs", "a note or a program, no posts", true);
        }
        String text = Magic.text(head, 64);
        if ((name.endsWith(".js") || name.endsWith(".mjs"))
                && !text.startsWith("window.ytd")
                && !text.startsWith("grailbird.data")) {
            return new ForeignFile("notes and programs", "a program, no posts", true);
        }
        return name.endsWith(".json") && !name.startsWith("outbox") && text.startsWith("{\"@context\":")
                ? new ForeignFile("files of an export of Mastodon that hold no posts", "no posts", true)
                : null;
    }

    private static ForeignFile data(String plural, String sentence) {
        return new ForeignFile(plural, sentence, false);
    }
}
