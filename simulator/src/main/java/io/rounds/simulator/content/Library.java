package io.rounds.simulator.content;

import io.rounds.simulator.random.Dice;
import io.rounds.simulator.random.Weighted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The papers, posts and videos that people link to. Each field has 60 of them; some are shared far more often than
 * others, and new ones replace old ones continuously.
 */
public final class Library {
    private static final int SHELF = 60;
    private static final double NEW = 0.08;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final List<String> STUDIES = List.of(
            "a randomised trial",
            "a systematic review",
            "what is new",
            "a practical guide",
            "ten pearls",
            "a narrative review",
            "lessons from a cohort",
            "myths and evidence",
            "a case series",
            "a scoping review",
            "episode notes",
            "a visual guide");
    private static final List<String> SLUGS = List.of(
            "update",
            "pearls",
            "revisited",
            "approach",
            "pitfalls",
            "review",
            "primer",
            "algorithm",
            "trial",
            "basics");

    private final Dice dice;
    private final Weighted popularity;
    private final List<Host> hosts = new ArrayList<>();
    private final Map<String, Weighted> hostsByField = new HashMap<>();
    private final Map<String, List<Article>> shelves = new HashMap<>();

    private record Host(int weight, String host, String path, String field) {}

    /** A library for one purpose; libraries of different purposes hold different papers. */
    public Library(long seed, String purpose) {
        dice = Dice.of(seed, "library " + purpose);
        double[] zipf = new double[SHELF];
        for (int i = 0; i < SHELF; i++) {
            zipf[i] = 1 / (i + 3.0);
        }
        popularity = new Weighted(zipf);
        for (String line : WordLists.lines("domains.txt")) {
            List<String> parts = List.of(line.split(" ", -1));
            hosts.add(new Host(
                    Integer.parseInt(parts.get(0)), parts.get(2), parts.get(3), parts.size() > 4 ? parts.get(4) : ""));
        }
    }

    /** Draws an article about the topic. */
    public Article draw(SimulatedTopic topic, Dice own) {
        List<Article> shelf = shelves.computeIfAbsent(topic.field(), field -> fill(topic));
        int place = popularity.draw(own);
        if (dice.chance(NEW)) {
            shelf.set(place, write(topic));
        }
        return shelf.get(place);
    }

    private List<Article> fill(SimulatedTopic topic) {
        List<Article> shelf = new ArrayList<>(SHELF);
        for (int i = 0; i < SHELF; i++) {
            shelf.add(write(topic));
        }
        return shelf;
    }

    private Article write(SimulatedTopic topic) {
        Weighted weights = hostsByField.computeIfAbsent(topic.field(), this::weights);
        return write(hosts.get(weights.draw(dice)), topic.words());
    }

    /** Sites of another field are a tenth as likely. */
    private Weighted weights(String field) {
        return new Weighted(hosts.stream()
                .mapToDouble(host ->
                        host.field().isEmpty() || host.field().equals(field) ? host.weight() : host.weight() / 10.0)
                .toArray());
    }

    private Article write(Host host, String words) {
        String url = "https://" + host.host() + fill(host.path(), words);
        String title = Character.toUpperCase(words.charAt(0)) + words.substring(1) + ": " + dice.pick(STUDIES);
        return Article.of(shared(url), url, title, "All you need to know about " + words + " at the bedside.");
    }

    /** Creates a new paper in a journal. */
    public Article paper(String words) {
        return write(hosts.get(dice.below(4)), words);
    }

    /** Creates a new page on a site that is not in the list of domains. */
    public Article page(String host, String title) {
        String url = "https://" + host + "/" + slug(title) + "-" + dice.below(100_000);
        return Article.of(url, url, title, "Read on.");
    }

    private String shared(String url) {
        double u = dice.unit();
        if (u < 0.06) {
            return "https://bit.ly/" + letters(7);
        }
        if (u < 0.09) {
            return "https://buff.ly/" + letters(7);
        }
        if (u < 0.17) {
            return url + (url.indexOf('?') < 0 ? "?" : "&")
                    + "utm_source=twitter&utm_medium=social&utm_campaign=foamed";
        }
        return url;
    }

    private String fill(String path, String words) {
        StringBuilder filled = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c != '%') {
                filled.append(c);
            } else {
                i++;
                char kind = path.charAt(i);
                switch (kind) {
                    case 's' ->
                        filled.append(slug(words))
                                .append('-')
                                .append(dice.pick(SLUGS))
                                .append(dice.below(1000));
                    case 'v' -> filled.append(letters(11));
                    default -> filled.append(digits(kind - '0'));
                }
            }
        }
        return filled.toString();
    }

    private static String slug(String words) {
        String slug =
                words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty() ? "post" : slug;
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(dice.below(10));
        }
        return digits.toString();
    }

    private String letters(int count) {
        return letters(count, dice);
    }

    /** Random letters and digits, as in short links. */
    public static String letters(int count, Dice own) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append(LETTERS.charAt(own.below(LETTERS.length())));
        }
        return letters.toString();
    }
}
