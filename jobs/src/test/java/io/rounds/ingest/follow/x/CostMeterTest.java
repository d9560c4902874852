package io.rounds.ingest.follow.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.ingest.follow.ConnectionLostException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CostMeterTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private long nanos;

    private CostMeter meter(@Nullable String budget, boolean withAccounts) {
        return new CostMeter(Prices.LISTED, budget == null ? null : Budget.parse(budget), withAccounts, () -> nanos);
    }

    private static JsonNode post(int id) throws IOException {
        return JSON.readTree("{\"data\":{\"id\":\"" + id
                + "\"},\"includes\":{\"users\":[{\"id\":\"7\"}],\"tweets\":[{\"id\":\"1\"}]}}");
    }

    @Test
    void countsEachPostAndAccountOnceADay() throws Exception {
        CostMeter meter = meter(null, true);
        meter.message(post(2), NOON);
        meter.message(post(2), NOON);
        meter.message(post(3), NOON);
        // Posts 1, 2 and 3, account 7.
        assertThat(meter.words(NOON)).isEqualTo("3 posts and 1 accounts today, $0.03 today, $0.03 this month");

        Instant tomorrow = NOON.plus(Duration.ofHours(12));
        meter.message(post(2), tomorrow);
        assertThat(meter.words(tomorrow)).isEqualTo("2 posts and 1 accounts today, $0.02 today, $0.02 this month");
        assertThat(meter.affordable(tomorrow)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void goesOnAfterARestart() throws Exception {
        CostMeter before = meter("0.10/month", false);
        before.message(post(2), NOON.minus(Duration.ofDays(1)));
        before.message(post(3), NOON);
        ObjectNode stored = JSON.createObjectNode();
        before.store(stored);

        CostMeter after = meter("0.10/month", false);
        after.restore(JSON.readTree(stored.toString()));

        assertThat(after.words(NOON)).isEqualTo(before.words(NOON));
        after.restore(JSON.createObjectNode());
        assertThat(after.words(NOON)).as("nothing is stored").startsWith("0 posts");
    }

    @Test
    void keepsBackWhatMayBeOnItsWay() throws Exception {
        CostMeter slow = meter("0.10", false);
        CostMeter fast = meter("0.10", false);
        // Accounts came, too, which X may charge for: 8 posts and one of them are $0.05.
        for (int i = 2; i <= 8; i++) {
            nanos += 1_500_000_000L;
            slow.message(post(i), NOON);
        }
        for (int i = 2; i <= 8; i++) {
            fast.message(post(i), NOON);
        }

        assertThat(slow.affordable(NOON))
                .as("$0.05 for messages of up to $0.015")
                .isEqualTo(3);
        assertThat(slow.isUsedUp(NOON)).as("$0.05 left, $0.02 may follow").isFalse();
        assertThat(fast.isUsedUp(NOON)).as("$0.05 left, $0.065 may follow").isTrue();
    }

    @Test
    void staysUsedUpUntilItIsRenewedOrRaised() throws Exception {
        CostMeter meter = meter("0.10", false);
        for (int i = 2; i <= 8; i++) {
            meter.message(post(i), NOON);
        }
        assertThat(meter.isUsedUp(NOON)).isTrue();
        nanos += 10_000_000_000L;
        assertThat(meter.isUsedUp(NOON)).isTrue();
        assertThat(meter.affordable(NOON)).isZero();

        ObjectNode stored = JSON.createObjectNode();
        meter.store(stored);
        CostMeter restarted = meter("0.10", false);
        restarted.restore(stored);
        assertThat(restarted.isUsedUp(NOON)).isTrue();
        CostMeter raised = meter("0.20", false);
        raised.restore(stored);
        assertThat(raised.isUsedUp(NOON)).isFalse();
        assertThat(restarted.isUsedUp(NOON.plus(Duration.ofHours(12)))).isFalse();
    }

    @Test
    void saysUntilWhenABudgetIsUsedUp() throws Exception {
        CostMeter daily = meter("0.02/day", true);
        daily.message(post(2), NOON);
        ConnectionLostException day = daily.usedUp(NOON);
        assertThat(day)
                .hasMessage(
                        "the budget of $0.02 a day is used up but for what may be on its way "
                                + "(2 posts and 1 accounts today, $0.02 today, $0.02 this month); X is read again from 2026-12-01T00:00:00Z on");
        assertThat(day.retryAfter()).isEqualTo(Duration.ofHours(12));
        assertThat(meter("5/month", true).usedUp(NOON.plus(Duration.ofDays(1))).retryAfter())
                .isEqualTo(Duration.ofDays(30).plusHours(12));
    }

    @Test
    void aBudgetIsWrittenAsPeopleWriteIt() {
        assertThat(Budget.parse("$10/day")).isEqualTo(new Budget(BigDecimal.TEN, false));
        assertThat(Budget.parse("200/month")).isEqualTo(new Budget(new BigDecimal(200), true));
        assertThat(Budget.parse("0.50")).isEqualTo(new Budget(new BigDecimal("0.50"), false));
        for (String wrong : new String[] {"", "0", "-1", "10/week", "1.005", "ten"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Budget.parse(wrong))
                    .withMessageContaining("is not a budget");
        }
    }
}
