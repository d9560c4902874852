package io.rounds.documents;

import java.util.List;

/**
 * A field of a document that holds a value or a list of values.
 *
 * @param name dotted path of the field: {@code author.handle}
 * @param path the path's parts
 * @param text whether it holds text that users wrote, which the networks' terms forbid to pass on
 */
public record Field(String name, List<String> path, boolean text) {

    public static Field of(String name, boolean text) {
        return new Field(name, List.of(name.split("\\.", -1)), text);
    }
}
