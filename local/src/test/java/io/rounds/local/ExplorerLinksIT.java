package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The explorer's API over real documents: links of all time and of periods. */
@ExtendWith(ExplorerApi.Shared.class)
final class ExplorerLinksIT {
    private final ExplorerApi api;

    ExplorerLinksIT(ExplorerApi api) {
        this.api = api;
    }

    @Test
    void linksOfAPeriodAreCountedFromItsSharesAndPagesDoNotOverlap() throws Exception {
        String filter = "?community=foamed&from=2026-01-06&to=2026-01-10&size=7";
        Map<String, Integer> shares = new HashMap<>();
        for (JsonNode share : api.documents(
                "shares",
                "{\"bool\":{\"filter\":[{\"term\":{\"communities\":\"foamed\"}},{\"range\":{\"at\":{\"gte\":\"2026-01-06\",\"lt\":\"2026-01-10\"}}}]}}")) {
            shares.merge(share.path("link").asText(), 1, Integer::sum);
        }
        assertThat(shares).hasSizeGreaterThan(20);
        Map<String, Integer> paged = new HashMap<>();
        int last = Integer.MAX_VALUE;
        String cursor = "";
        do {
            JsonNode page = api.get("/api/links" + filter + cursor).json();
            assertThat(page.path("approximate").asBoolean()).isFalse();
            assertThat(page.path("total").asInt()).isEqualTo(shares.size());
            for (JsonNode row : page.path("rows")) {
                int count = row.at("/period/shares").asInt();
                assertThat(count).isLessThanOrEqualTo(last);
                last = count;
                assertThat(paged.put(row.at("/link/id").asText(), count)).isNull();
            }
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asText();
        } while (!cursor.isEmpty());
        assertThat(paged).isEqualTo(shares);
    }

    @Test
    void pagesOfAllLinksHoldEachLinkOnce() throws Exception {
        long all = api.elasticsearch("GET", "/links/_count", "{}").path("count").asLong();
        Set<String> paged = new TreeSet<>();
        String cursor = "";
        long rows = 0;
        do {
            JsonNode page = api.get("/api/links?size=100" + cursor).json();
            assertThat(page.path("total").asLong()).isEqualTo(all);
            for (JsonNode row : page.path("rows")) {
                paged.add(row.at("/link/id").asText());
                rows++;
            }
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asText();
        } while (!cursor.isEmpty());
        assertThat(rows).isEqualTo(all);
        assertThat(paged).hasSize((int) all);
    }
}
