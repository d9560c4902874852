package io.rounds.chats;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.SharedData;
import io.rounds.extract.labels.Labels;
import io.rounds.ingest.Archives;
import io.rounds.ingest.archive.ArchiveFormat;
import io.rounds.model.Parsed;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real tweets of two conferences, a niche tag and what people talk about otherwise: no chat, so no labels. */
class LabelsOfRealTweetsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "conference/ASHG2013.csv",
                "conference/SFAF2013.csv",
                "conference/rna-seq.csv",
                "x-v2/2sets.jsonl",
                "x-v2/entities_test.jsonl",
                "x-v2/flat.jsonl",
                "x-v2/withheld.jsonl"
            })
    void tweetsOutsideChatsHaveNoLabels(String file) throws IOException {
        List<String> labelled = Archives.parse(SharedData.path(file), ArchiveFormat.AUTO).stream()
                .map(Parsed::tweet)
                .filter(tweet -> tweet != null && !Labels.of(tweet.text()).isEmpty())
                .map(tweet -> tweet.id() + " " + Labels.of(tweet.text()))
                .toList();

        assertThat(labelled).isEmpty();
    }
}
