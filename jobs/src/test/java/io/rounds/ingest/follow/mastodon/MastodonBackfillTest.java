package io.rounds.ingest.follow.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rounds.communities.Communities;
import io.rounds.ingest.follow.BackfillRunner;
import io.rounds.ingest.follow.ConnectionLostException;
import io.rounds.ingest.follow.TimeSpan;
import io.rounds.model.Community;
import io.rounds.simulator.Message;
import io.rounds.simulator.network.Fediverse;
import io.rounds.simulator.network.SimulatedMastodon;
import io.rounds.simulator.network.SimulatedMastodon.Access;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reads a part of what servers of Mastodon on this machine know. */
@Timeout(300)
class MastodonBackfillTest {
    private static final List<Community> COMMUNITIES = Communities.load()
            .select(List.of("mine=aaunheardof,foamed,meded,nephjc,icem26,sepsis,zzunheardof"))
            .list();
    private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
    private static final int POSTS = 900;
    private static final TimeSpan SPAN =
            new TimeSpan(BEGIN.plus(Duration.ofMinutes(10 * 300)), BEGIN.plus(Duration.ofMinutes(10 * 700)));
    private static final List<String> TAGS = List.of("FOAMed", "MedEd", "sepsis", "cats");
    private static final List<String> HOMES = List.of("one.example", "two.example");
    private static final MastodonTimes TIMES = new MastodonTimes(
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofSeconds(5),
            Duration.ofMillis(1),
            Duration.ofMillis(4),
            Duration.ofMillis(1),
            Duration.ofSeconds(5));

    private final Clock clock = Clock.fixed(BEGIN.plus(Duration.ofDays(30)), ZoneOffset.UTC);
    private final Fediverse fediverse = new Fediverse(HOMES);
    private final List<SimulatedMastodon> servers = new ArrayList<>();
    private final List<String> wanted = new ArrayList<>();

    private void write() {
        for (int i = 0; i < POSTS; i++) {
            Instant at = BEGIN.plus(Duration.ofMinutes(10L * i));
            String tag = TAGS.get(i % TAGS.size());
            fediverse.add(new Message(
                    at,
                    null,
                    ("{\"data\":{\"id\":\"" + (1_000 + i) + "\",\"author_id\":\"" + i % 7 + "\",\"created_at\":\""
                                    + at.toString().replace("Z", ".000Z") + "\",\"text\":\"A post #" + tag + "\"}}")
                            .getBytes(StandardCharsets.UTF_8)));
            if (SPAN.mayContain(at) && !tag.equals("cats")) {
                wanted.add(Integer.toString(1_000 + i));
            }
        }
    }

    private void start(String name, Access access) throws IOException {
        servers.add(SimulatedMastodon.start(
                fediverse,
                new SimulatedMastodon.Options(name, 1, access, "token", 10_000, Duration.ofSeconds(1)),
                clock,
                servers.size(),
                0));
    }

    @AfterEach
    void stop() throws IOException {
        for (SimulatedMastodon server : servers) {
            server.close();
        }
    }

    private BackfillRunner runner() {
        List<MastodonServer> followed = servers.stream()
                .map(server -> MastodonServer.of(server.address(), null))
                .toList();
        return new BackfillRunner(
                () -> Mastodon.past(followed, COMMUNITIES, SPAN, TIMES, clock), SPAN, COMMUNITIES, clock, status -> {
                    String uri = status.path("uri").asText();
                    return uri.substring(uri.lastIndexOf('/') + 1);
                });
    }

    @Test
    void readsAllOfTheSpanOnceFromSeveralServersAndGoesOnAfterInterruptions() throws Exception {
        write();
        start("one.example", Access.EVERYBODY);
        start("two.example", Access.EVERYBODY);
        BackfillRunner whole = runner();
        whole.run();
        assertThat(whole.kept()).containsExactlyInAnyOrderElementsOf(wanted);

        BackfillRunner interrupted = runner();
        for (int count = 40; count < wanted.size(); count += 60) {
            interrupted.runUntil(count);
        }
        interrupted.run();
        assertThat(interrupted.kept()).containsExactlyInAnyOrderElementsOf(wanted);
        servers.forEach(server -> assertThat(server.complaints()).isEmpty());
    }

    @Test
    void saysWhichServerGivesNothingAfterTheOthersAreRead() throws Exception {
        write();
        start("one.example", Access.EVERYBODY);
        start("two.example", Access.USERS);
        BackfillRunner runner = runner();
        String closed = MastodonServer.of(servers.get(1).address(), null).host();

        assertThatThrownBy(runner::run)
                .isInstanceOf(ConnectionLostException.class)
                .hasMessage(closed + ": not read to the end; try again later");
        assertThat(runner.kept()).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(runner.messages()).anyMatch(message -> message.contains("shows hashtags only to its users"));
    }
}
