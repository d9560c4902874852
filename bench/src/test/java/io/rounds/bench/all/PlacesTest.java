package io.rounds.bench.all;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.bench.process.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final String PAGE = """
            # Bench
            <!-- bench:trends -->
            old
            <!-- /bench -->
            text $1
            <!-- bench:peers -->
            older

            | a |
            <!-- /bench -->
            end
            """;

    @Test
    void aKnownTableReplacesWhatIsInItsPlaceAndAnUnknownOneLeavesIt() {
        Places places = Places.fill(PAGE, Map.of("trends", "| $2 \\ |"));
        assertThat(places.text()).isEqualTo(PAGE.replace("\nold\n", "\n| $2 \\ |\n"));
        assertThat(places.filled()).containsExactly("trends");
        assertThat(places.missing()).containsExactly("peers");
    }

    @Test
    void aSecondRunChangesNothing() {
        Map<String, String> tables = Map.of("trends", "| 1 |", "peers", "| 2 |");
        String once = Places.fill(PAGE, tables).text();
        assertThat(Places.fill(once, tables).text()).isEqualTo(once);
    }

    @Test
    void everyTableHasAPlaceInTheDocumentationAndEveryPlaceATable() throws IOException {
        Path root = Checkout.root();
        List<String> places = new ArrayList<>();
        try (Stream<Path> docs = Files.list(root.resolve("docs"))) {
            for (Path file : Stream.concat(Stream.of(root.resolve("README.md")), docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .toList()) {
                Pattern.compile("<!-- bench:([a-z0-9-]+) -->")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(place -> places.add(place.group(1)));
            }
        }
        assertThat(places).containsAll(Tables.all().keySet());
        assertThat(Tables.all().keySet()).containsAll(places);
    }
}
