package io.rounds.documents;

import java.util.List;

/**
 * A field of a document that holds a value or a list of values.
 *
 * @param name the path of the field: {@code author.handle}
 * @param path the same, step by step
 * @param text whether it holds what people wrote, which the networks do not want passed on
 */
public record Field(String name, List<String> path, boolean text) {

    public static Field of(String name, boolean text) {
        return new Field(name, List.of(name.split("\\.", -1)), text);
    }
}
