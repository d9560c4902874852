package io.rounds.ingest.follow.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MastodonPartsTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    private static Duration pause(int status, String... headers) {
        Map<String, List<String>> map = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            map.put(headers[i], List.of(headers[i + 1]));
        }
        return Duration.between(NOW, RateLimit.pauseUntil(status, HttpHeaders.of(map, (name, value) -> true), NOW));
    }

    @Test
    void leavesAServerAloneAsLongAsItAsks() {
        String reset = "2026-01-05T12:04:00.000000Z";
        assertThat(pause(200, "X-RateLimit-Limit", "300", "X-RateLimit-Remaining", "200", "X-RateLimit-Reset", reset))
                .isZero();
        assertThat(pause(200, "X-RateLimit-Limit", "300", "X-RateLimit-Remaining", "10", "X-RateLimit-Reset", reset))
                .isEqualTo(Duration.ofMinutes(4));
        assertThat(pause(200)).isZero();
        assertThat(pause(429, "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", reset))
                .isEqualTo(Duration.ofMinutes(4));
        assertThat(pause(429, "Retry-After", "7")).isEqualTo(Duration.ofSeconds(7));
        assertThat(pause(429, "Retry-After", "soon")).isEqualTo(Duration.ofMinutes(1));
        assertThat(pause(429, "X-RateLimit-Reset", "never")).isEqualTo(Duration.ofMinutes(1));
        assertThat(pause(429, "X-RateLimit-Reset", "2026-01-05T11:00:00Z"))
                .as("a clock behind")
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(pause(429, "X-RateLimit-Reset", "2027-01-05T11:00:00Z")).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void aPositionIsKeptByHashtagAndSurvivesAsText() {
        MastodonPosition position = MastodonPosition.parse(null);
        position.set("a.example", List.of("foamed", "meded"), "112");
        position.set("a.example", List.of("meded"), "99");
        position.set("b.example:8080", List.of("foamed"), "5");
        MastodonPosition again = MastodonPosition.parse(position.text());

        assertThat(again.text())
                .isEqualTo(
                        "{\"a.example\":{\"112\":[\"foamed\"],\"99\":[\"meded\"]},\"b.example:8080\":{\"5\":[\"foamed\"]}}");
        assertThat(again.oldest("a.example", List.of("foamed", "meded", "new"))).isEqualTo("99");
        assertThat(again.oldest("a.example", List.of("new"))).isNull();
        assertThat(again.oldest("c.example", List.of("foamed"))).isNull();
        assertThat(MastodonPosition.parse("no position").text()).isEqualTo("{}");
        assertThat(MastodonPosition.parse("[1, \"2\"]").text()).isEqualTo("{}");
    }

    @Test
    void timelinesHaveFiveHashtagsAtMost() {
        List<TagTimeline> timelines = TagTimeline.of(Set.of("b", "a", "c", "f", "e", "d", "médecine"));
        MastodonServer server = MastodonServer.of("https://mastodon.example/", null);

        assertThat(timelines)
                .extracting(TagTimeline::tags)
                .containsExactly(List.of("a", "b", "c", "d", "e"), List.of("f", "médecine"));
        assertThat(timelines.get(1).page(server, "médecine", "min_id", "12"))
                .hasToString(
                        "https://mastodon.example/api/v1/timelines/tag/m%C3%A9decine?limit=40&any%5B%5D=f&min_id=12");
        assertThat(timelines.get(1).page(server, "f", "max_id", null))
                .hasToString("https://mastodon.example/api/v1/timelines/tag/f?limit=40&any%5B%5D=m%C3%A9decine");
    }

    @Test
    void manyTimelinesAreLookedAtLessOften() {
        assertThat(MastodonTimes.STANDARD.every(2, false)).isEqualTo(Duration.ofSeconds(60));
        assertThat(MastodonTimes.STANDARD.every(20, false)).isEqualTo(Duration.ofSeconds(160));
        assertThat(MastodonTimes.STANDARD.every(20, true)).isEqualTo(Duration.ofMinutes(5));
        assertThat(MastodonTimes.STANDARD.pauseAfter(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(MastodonTimes.STANDARD.pauseAfter(3)).isEqualTo(Duration.ofSeconds(20));
        assertThat(MastodonTimes.STANDARD.pauseAfter(1000)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void tokensGoToTheirServersAndAreNeverShown() {
        List<String> two = List.of("https://a.example", "https://b.example");

        assertThat(MastodonTokens.servers(two, "# mine\n\nB.example  secret-b\n"))
                .extracting(MastodonServer::token)
                .containsExactly(null, "secret-b");
        assertThat(MastodonTokens.servers(two.subList(0, 1), "secret-a\n"))
                .extracting(MastodonServer::token)
                .containsExactly("secret-a");
        assertThat(MastodonTokens.servers(two, null))
                .extracting(MastodonServer::token)
                .containsOnlyNulls();
        assertThat(MastodonTokens.servers(two.subList(0, 1), "secret-a").toString())
                .doesNotContain("secret-a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MastodonTokens.servers(two, "secret-a"))
                .withMessageContaining("line 1 of the tokens is not a server and its token")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MastodonTokens.servers(two, "c.example secret-c"))
                .withMessage("there are tokens for servers that are not followed: c.example");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MastodonTokens.servers(List.of("http://a.example"), "secret-a"))
                .withMessageContaining("only sent to an address that begins with https://");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MastodonTokens.servers(List.of("https://a.example"), "a.example sécret"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("cret"));
    }

    @Test
    void tellsAServersAddressFromAnythingElse() {
        assertThat(MastodonServer.of("https://Mastodon.Example/", null).host()).isEqualTo("mastodon.example");
        for (String wrong : List.of(
                "mastodon.example", "ws://a.example", "https://a.example/@name", "https://u:p@a.example", "h t")) {
            assertThatIllegalArgumentException().isThrownBy(() -> MastodonServer.of(wrong, null));
        }
    }
}
