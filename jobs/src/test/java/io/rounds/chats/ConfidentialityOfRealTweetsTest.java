package io.rounds.chats;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.SharedData;
import io.rounds.extract.privacy.Confidentiality;
import io.rounds.ingest.archive.ArchiveFormat;
import io.rounds.ingest.Archives;
import io.rounds.model.Parsed;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real tweets of two conferences and about a method: nobody writes about a patient in them. */
class ConfidentialityOfRealTweetsTest {
    @ParameterizedTest
    @ValueSource(strings = {"ASHG2013", "SFAF2013", "rna-seq"})
    void noRealTweetIsFlagged(String archive) throws IOException {
        List<Parsed> tweets = Archives.parse(SharedData.path("conference/" + archive + ".csv"), ArchiveFormat.AUTO);
        assertThat(tweets).hasSizeGreaterThan(800);
        assertThat(tweets)
                .filteredOn(parsed -> parsed.tweet() != null
                        && !Confidentiality.rules(parsed.tweet().text()).isEmpty())
                .isEmpty();
    }
}
