package io.rounds.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoadPoolTest {
    private static final Instant START = Instant.parse("2027-02-28T23:59:30.250Z");
    private static final LoadPool POOL = LoadPool.create(SimulatorOptions.weeks(1), 3000);

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void everyPayloadIsATweetOfTheAskedTimeWithAnIdOfItsOwn() throws IOException {
        Set<String> ids = new HashSet<>();
        Set<String> authors = new HashSet<>();
        for (long sequence = 0; sequence < 9000; sequence++) {
            Instant at = START.plusMillis(sequence / 10);
            JsonNode data = json.readTree(POOL.payload(sequence, at)).path("data");
            String id = data.path("id").asText();
            assertThat(id).isEqualTo(Long.toString(LoadPool.id(sequence, at)));
            assertThat(ids.add(id)).isTrue();
            assertThat((Long.parseLong(id) >> 22) + 1_288_834_974_657L).isEqualTo(at.toEpochMilli());
            assertThat(Instant.parse(data.path("created_at").asText()).getEpochSecond())
                    .isEqualTo(at.getEpochSecond());
            assertThat(data.path("edit_history_tweet_ids").path(0).asText()).isEqualTo(id);
            if (!data.path("referenced_tweets").path(0).path("type").asText().equals("replied_to")) {
                assertThat(data.path("conversation_id").asText()).isEqualTo(id);
            }
            authors.add(data.path("author_id").asText());
        }
        assertThat(authors).hasSizeGreaterThan(700);
    }

    @Test
    void onlyTheIdAndTheTimeDifferFromRoundToRound() {
        Instant later = START.plusSeconds(77);
        byte[] first = POOL.payload(5, START);
        byte[] again = POOL.payload(5L + POOL.size(), later);
        String expected = new String(first, StandardCharsets.UTF_8)
                .replace(Long.toString(LoadPool.id(5, START)), Long.toString(LoadPool.id(5L + POOL.size(), later)))
                .replaceFirst("2027-02-28T23:59:30.000Z", "2027-03-01T00:00:47.000Z");
        assertThat(new String(again, StandardCharsets.UTF_8)).isEqualTo(expected);
    }

    @Test
    void aPoolThatIsTooLargeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoadPool.create(SimulatorOptions.weeks(1), 1_000_001))
                .withMessageContaining("1,000,000");
    }
}
