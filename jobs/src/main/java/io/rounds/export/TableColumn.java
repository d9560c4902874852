package io.rounds.export;

import java.util.List;

/**
 * A column of a table.
 *
 * @param name the path of the field: {@code author.handle}
 * @param path the same, step by step
 * @param text whether it holds what people wrote, which the networks do not want passed on
 */
record TableColumn(String name, List<String> path, boolean text) {

    static TableColumn of(String name, boolean text) {
        return new TableColumn(name, List.of(name.split("\\.", -1)), text);
    }
}
