package io.rounds.simulator.content;

import io.rounds.simulator.random.Dice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people say, by language and occasion. */
public final class Phrases {
    private final Map<String, List<String>> byKey = new HashMap<>();

    /** Reads the phrases from the word list. */
    public Phrases() {
        for (String line : WordLists.lines("phrases.txt")) {
            int second = line.indexOf(' ', line.indexOf(' ') + 1);
            byKey.computeIfAbsent(line.substring(0, second), key -> new ArrayList<>())
                    .add(line.substring(second + 1));
        }
    }

    /** A phrase for the occasion, in the language or, where it has none, in English. */
    public String pick(String language, String role, Dice dice) {
        List<String> phrases = byKey.get(language + " " + role);
        return dice.pick(phrases == null ? all(role) : phrases);
    }

    /** All English phrases for the occasion. */
    List<String> all(String role) {
        List<String> phrases = byKey.get("en " + role);
        if (phrases == null) {
            throw new IllegalArgumentException("no phrases for " + role);
        }
        return phrases;
    }
}
