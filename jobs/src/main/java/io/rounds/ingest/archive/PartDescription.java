package io.rounds.ingest.archive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file, or of a member of an archive, apart from its records.
 *
 * @param name {@code packed.zip!data/tweets.jsonl}
 * @param packing what it is packed in, outermost first
 * @param layout how its records are separated: {@code NDJSON}, {@code JSON}, {@code CSV}; null where nothing of it is read
 * @param format what the file as a whole was recognised as, {@code rtweet 0.7 CSV}; null where its records have formats of
 *     their own
 * @param encoding {@code UTF-16 LE}; empty where nothing could be read
 * @param notes sentences about the file as a whole
 */
public record PartDescription(
        String name,
        List<String> packing,
        @Nullable String layout,
        @Nullable String format,
        String encoding,
        List<String> notes) {

    /**
     * One line without the name: {@code X API v2 NDJSON, UTF-8, in zip}.
     *
     * @param formats those of its records, the most frequent first; may be empty
     */
    public String words(List<String> formats) {
        List<String> words = new ArrayList<>();
        if (layout == null) {
            words.add("not read");
        } else {
            words.add(format != null ? format : (formats.isEmpty() ? "" : listed(formats) + ' ') + layout);
            if (!encoding.isEmpty()) {
                words.add(encoding);
            }
        }
        if (!packing.isEmpty()) {
            words.add("in " + String.join(" in ", reversed(packing)));
        }
        return String.join(", ", words);
    }

    private static String listed(List<String> formats) {
        return formats.size() == 1
                ? formats.get(0)
                : String.join(", ", formats.subList(0, formats.size() - 1)) + " and " + formats.get(formats.size() - 1);
    }

    private static List<String> reversed(List<String> packing) {
        List<String> inside = new ArrayList<>(packing);
        Collections.reverse(inside);
        return inside;
    }
}
