package io.rounds.credibility;

import io.rounds.extract.links.Links;
import io.rounds.model.Link;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Ratings of domains that a user supplies: CSV with a header, the domain in the first column and its rating from 0 to 1 in
 * the second. That is the form of the published aggregate of expert ratings (Lin et al., "High level of correspondence
 * across different news domain quality rating sets", PNAS Nexus 2023, doi 10.1093/pnasnexus/pgad286).
 *
 * @param name name of the file, cited in reasons
 * @param byDomain ratings of domains as extraction names publishers
 * @param skipped number of rows that rate only a part of a publisher's site, for example a sub-domain
 */
public record RatingList(String name, Map<String, Double> byDomain, int skipped) {
    /** Weight of a rating in observations: experts of several organisations agree well, but rate news, not medicine. */
    public static final double STRENGTH = 8;

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setCommentMarker('#')
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();

    /**
     * Reads a list.
     *
     * @throws IOException where it cannot be read
     * @throws IllegalArgumentException where it is not of that form; the message names file and line and says what is
     *     wrong
     */
    public static RatingList read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = FORMAT.parse(reader)) {
            return read(String.valueOf(file.getFileName()), parser.getRecords());
        }
    }

    private static RatingList read(String name, List<CSVRecord> rows) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(name + " is empty; expected a header, then domain,rating");
        }
        Links links = Links.load();
        Map<String, Double> ratings = new TreeMap<>();
        int skipped = 0;
        for (CSVRecord row : rows.subList(1, rows.size())) {
            double rating = rating(name, row);
            String domain = row.get(0).toLowerCase(java.util.Locale.ROOT);
            if (!isPublisher(links, domain)) {
                skipped++;
            } else if (ratings.put(domain, rating) != null) {
                throw wrong(name, row, domain + " is listed twice");
            }
        }
        return new RatingList(name, Map.copyOf(ratings), skipped);
    }

    private static double rating(String name, CSVRecord row) {
        if (row.size() < 2 || row.get(0).isEmpty()) {
            throw wrong(name, row, "expected domain,rating");
        }
        double rating;
        try {
            rating = Double.parseDouble(row.get(1));
        } catch (NumberFormatException e) {
            throw wrong(name, row, "'" + row.get(1) + "' is not a number");
        }
        if (!(rating >= 0 && rating <= 1)) {
            throw wrong(name, row, "rating " + row.get(1) + " is not from 0 to 1");
        }
        return rating;
    }

    private static boolean isPublisher(Links links, String domain) {
        Link link = links.link("https://" + domain + "/");
        return link != null && domain.equals(link.publisher());
    }

    private static IllegalArgumentException wrong(String name, CSVRecord row, String what) {
        return new IllegalArgumentException(name + ", row " + row.getRecordNumber() + ": " + what);
    }
}
