package io.rounds.credibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rounds.SharedData;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingListTest {
    @TempDir
    private Path folder;

    @Test
    void aListIsADomainAndARatingInEveryRow() throws Exception {
        RatingList ratings = read("domain,pc1\n# a comment\nLITFL.com, 0.9\n\nblog.nejm.org,0.4\n");

        assertThat(ratings.byDomain()).containsOnly(java.util.Map.entry("litfl.com", 0.9));
        assertThat(ratings.skipped()).as("a part of a publisher's site").isEqualTo(1);
        assertThat(ratings.name()).isEqualTo("list.csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|is empty",
                "domain,rating\\nlitfl.com|row 2: expected domain,rating",
                "domain,rating\\n,0.4|row 2: expected domain,rating",
                "domain,rating\\nlitfl.com,good|row 2: 'good' is not a number",
                "domain,rating\\nlitfl.com,1.2|row 2: rating 1.2 is not from 0 to 1",
                "domain,rating\\nlitfl.com,NaN|row 2: rating NaN is not from 0 to 1",
                "domain,rating\\nlitfl.com,0.2\\nlitfl.com,0.3|row 3: litfl.com is listed twice"
            })
    void whatIsWrongWithAListIsSaidWithItsRow(String text, String problem) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("list.csv")
                .hasMessageContaining(problem);
    }

    @Test
    void thePublishedRatingsAreRead() throws Exception {
        RatingList ratings = RatingList.read(SharedData.path("reference/domain_pc1.csv"));

        assertThat(ratings.byDomain().size() + ratings.skipped()).isEqualTo(11_520);
        assertThat(ratings.byDomain().get("reuters.com")).isBetween(0.9, 1.0);
    }

    private RatingList read(String text) throws Exception {
        return RatingList.read(Files.writeString(folder.resolve("list.csv"), text));
    }
}
