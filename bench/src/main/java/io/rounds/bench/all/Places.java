package io.rounds.bench.all;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places of tables in a Markdown file: what is between {@code <!-- bench:NAME -->} and {@code <!-- /bench -->}.
 *
 * @param text with the tables that are known in place of the former ones
 * @param filled names of the tables that were put in
 * @param missing names of the places whose table is not known; they stay as they are
 */
record Places(String text, List<String> filled, List<String> missing) {
    private static final Pattern PLACE =
            Pattern.compile("<!-- bench:(?<name>[a-z0-9-]+) -->\n(?<table>.*?)<!-- /bench -->", Pattern.DOTALL);

    /** Fills the places of a file. */
    static Places fill(String markdown, Map<String, String> tables) {
        List<String> filled = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        String text = PLACE.matcher(markdown).replaceAll(place -> {
            String name = place.group(1);
            String table = tables.get(name);
            (table == null ? missing : filled).add(name);
            return Matcher.quoteReplacement(
                    table == null ? place.group() : "<!-- bench:" + name + " -->\n" + table + "\n<!-- /bench -->");
        });
        return new Places(text, filled, missing);
    }
}
