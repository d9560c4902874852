package io.rounds.credibility.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.credibility.AccountActivity;
import io.rounds.credibility.AccountProfile;
import io.rounds.credibility.Ballot;
import io.rounds.credibility.Coordination;
import io.rounds.credibility.CredibilityOptions;
import io.rounds.credibility.Days;
import io.rounds.credibility.Estimate;
import io.rounds.credibility.Formula;
import io.rounds.credibility.SharedSource;
import io.rounds.credibility.Vote;
import io.rounds.credibility.VoteChange;
import io.rounds.credibility.VoteSum;
import io.rounds.documents.DocumentSchemas;
import io.rounds.model.Document;
import io.rounds.model.Rating;
import io.rounds.model.SourceRating;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CredibilityFunctionTest {
    private static final CredibilityOptions OPTIONS = CredibilityOptions.standard();
    private static final Formula FORMULA = Formula.current();
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final long TODAY = Days.of(NOON.toEpochMilli());
    private static final long LONG_AFTER = Days.end(TODAY + 600);

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable harness : opened) {
            harness.close();
        }
    }

    private KeyedTwoInputStreamOperatorTestHarness<String, AccountActivity, Coordination, Ballot> accounts(
            @Nullable OperatorSubtaskState state) throws Exception {
        var harness = new KeyedTwoInputStreamOperatorTestHarness<String, AccountActivity, Coordination, Ballot>(
                new AccountOperator(FORMULA), AccountActivity::account, Coordination::account, Types.STRING);
        opened.add(harness);
        harness.setup();
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private static StreamRecord<AccountActivity> activity(String domain, Instant at) {
        AccountProfile profile = new AccountProfile(NOON.minus(Duration.ofDays(900)), 300, 200);
        AccountActivity activity = new AccountActivity(
                "x:a",
                "x:" + at.toEpochMilli(),
                at.toEpochMilli(),
                false,
                null,
                profile,
                List.of(new SharedSource("domain:" + domain, null, false)));
        return new StreamRecord<>(activity, at.toEpochMilli());
    }

    @Test
    void anAccountVotesAtTheEndOfTheDayAndIsForgottenAfterLongSilence() throws Exception {
        var harness = accounts(null);
        harness.processElement1(activity("litfl.com", NOON));
        harness.processElement1(activity("nejm.org", NOON.plusSeconds(60)));
        harness.processBothWatermarks(new Watermark(Days.end(TODAY) - 1));
        assertThat(harness.extractOutputValues()).isEmpty();

        harness.processBothWatermarks(new Watermark(Days.end(TODAY)));
        assertThat(harness.extractOutputValues()).singleElement().satisfies(ballot -> {
            assertThat(ballot.day()).isEqualTo(TODAY);
            assertThat(ballot.choices()).hasSize(2);
        });
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);

        harness.processBothWatermarks(new Watermark(LONG_AFTER));
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void aTweetThatComesAfterItsDayCountsForTheOneThatIsOpen() throws Exception {
        var harness = accounts(null);
        harness.processBothWatermarks(new Watermark(Days.end(TODAY) + 1));
        harness.processElement1(activity("litfl.com", NOON));
        harness.processBothWatermarks(new Watermark(Days.end(TODAY + 1)));

        assertThat(harness.extractOutputValues()).extracting(Ballot::day).containsExactly(TODAY + 1);
    }

    @Test
    void aDayGoesOnAfterARestart() throws Exception {
        var before = accounts(null);
        before.processElement1(activity("litfl.com", NOON));
        OperatorSubtaskState state = before.snapshot(1, 1);
        var harness = accounts(state);
        harness.processElement1(activity("nejm.org", NOON.plusSeconds(60)));
        harness.processElement2(new StreamRecord<>(new Coordination("x:a", 7, TODAY), NOON.toEpochMilli()));
        harness.processBothWatermarks(new Watermark(Days.end(TODAY)));

        assertThat(harness.extractOutputValues()).singleElement().satisfies(ballot -> assertThat(ballot.choices())
                .hasSize(2));
    }

    @Test
    void whoSharesALinkSoonAfterAnotherIsEmitted() throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<Long, LinkShare, Coordination>(
                new KeyedProcessOperator<>(new CoordinationFunction(FORMULA)), LinkShare::link, Types.LONG);
        opened.add(harness);
        harness.open();
        long at = NOON.toEpochMilli();
        harness.processElement(new LinkShare(1, "x:late", at + 30_000), at);
        harness.processElement(new LinkShare(1, "x:first", at), at);
        harness.processElement(new LinkShare(2, "x:else", at), at);
        harness.processWatermark(Days.end(TODAY));

        assertThat(harness.extractOutputValues())
                .extracting(Coordination::account)
                .containsExactly("x:late");
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void everyAccountThatSharedADomainGetsItsEstimate() throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<String, VoteEvent, SourceEstimate>(
                new KeyedProcessOperator<>(new SourceEstimateFunction(OPTIONS)), VoteEvent::source, Types.STRING);
        opened.add(harness);
        harness.open();
        harness.processElement(vote("x:a", "domain:unheard-of.org", TODAY), 0);
        harness.processElement(vote("x:b", "domain:unheard-of.org", TODAY), 0);
        harness.processElement(vote("x:b", "domain:unheard-of.org", TODAY + 1), 0);
        harness.processWatermark(Days.end(TODAY));

        List<SourceEstimate> estimates = harness.extractOutputValues();
        assertThat(estimates).extracting(SourceEstimate::account).containsExactlyInAnyOrder("x:a", "x:b");
        assertThat(estimates).extracting(SourceEstimate::estimate).allSatisfy(estimate -> assertThat(estimate.mean())
                .isGreaterThan(0.5));

        harness.processWatermark(LONG_AFTER);
        assertThat(harness.extractOutputValues()).hasSize(3);
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void inTheFirstRoundVotesGoByThePriors() throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<String, Ballot, VoteEvent>(
                new KeyedProcessOperator<>(new FirstVoterFunction(OPTIONS)), Ballot::account, Types.STRING);
        var accounts = accounts(null);
        accounts.processElement1(activity("nejm.org", NOON));
        accounts.processElement1(activity("unknown.org", NOON));
        accounts.processBothWatermarks(new Watermark(Days.end(TODAY)));
        Ballot ballot = accounts.extractOutputValues().get(0);
        opened.add(harness);
        harness.open();
        harness.processElement(new StreamRecord<>(ballot));
        harness.processWatermark(Days.end(TODAY));

        assertThat(harness.extractOutputValues())
                .filteredOn(vote -> vote.source().equals("domain:unknown.org"))
                .singleElement()
                .satisfies(vote ->
                        assertThat(vote.change().cast().value().favour()).isPositive());

        harness.processWatermark(LONG_AFTER);
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void votesGoByTheEstimatesOfTheRoundBefore() throws Exception {
        var harness = new KeyedTwoInputStreamOperatorTestHarness<String, Ballot, SourceEstimate, VoteEvent>(
                new KeyedCoProcessOperator<>(new VoterFunction(FORMULA)),
                Ballot::account,
                SourceEstimate::account,
                Types.STRING);
        Ballot ballot;
        var accounts = accounts(null);
        accounts.processElement1(activity("good.org", NOON));
        accounts.processElement1(activity("unknown.org", NOON));
        accounts.processBothWatermarks(new Watermark(Days.end(TODAY)));
        ballot = accounts.extractOutputValues().get(0);
        opened.add(harness);
        harness.open();
        harness.processElement1(new StreamRecord<>(ballot));
        harness.processElement2(
                new StreamRecord<>(new SourceEstimate("x:a", TODAY, "domain:good.org", new Estimate(0.95, 20))));
        harness.processBothWatermarks(new Watermark(Days.end(TODAY)));

        assertThat(harness.extractOutputValues())
                .filteredOn(cast -> cast.source().equals("domain:unknown.org"))
                .singleElement()
                .satisfies(cast ->
                        assertThat(cast.change().cast().value().favour()).isPositive());
        assertThat(harness.getSideOutput(VoterFunction.FACTS)).hasSize(1);

        harness.processBothWatermarks(new Watermark(LONG_AFTER));
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void aSourceIsWrittenAtTheEndOfEachDayOnWhichItIsShared() throws Exception {
        var harness = new KeyedTwoInputStreamOperatorTestHarness<String, VoteEvent, AccountFactsUpdate, Document>(
                new KeyedCoProcessOperator<>(new SourceScoreFunction(OPTIONS)),
                VoteEvent::source,
                AccountFactsUpdate::source,
                Types.STRING);
        opened.add(harness);
        harness.open();
        for (int i = 0; i < 30; i++) {
            harness.processElement1(new StreamRecord<>(vote("x:" + i, "domain:unheard-of.org", TODAY + i % 2)));
        }
        harness.processBothWatermarks(new Watermark(Days.end(TODAY + 1)));

        List<Document> documents = harness.extractOutputValues();
        assertThat(documents)
                .extracting(document -> document.index() + '/' + document.id())
                .containsExactly(
                        "sources/domain:unheard-of.org",
                        "source_days/domain:unheard-of.org:2026-03-02",
                        "sources/domain:unheard-of.org",
                        "source_days/domain:unheard-of.org:2026-03-03");
        assertThat(documents).allSatisfy(document -> assertThat(DocumentSchemas.errors(document))
                .isEmpty());
        assertThat(documents.get(2).version()).isGreaterThan(documents.get(0).version());
        assertThat(DocumentSchemas.field(documents.get(2), "rating")).isEqualTo("high");
        List<SourceRating> ratings = new ArrayList<>();
        harness.getSideOutput(SourceScoreFunction.RATINGS).forEach(record -> ratings.add(record.getValue()));
        assertThat(ratings).extracting(SourceRating::fromDay).containsExactly(TODAY + 1, TODAY + 2);
        assertThat(ratings.get(1).rating()).isEqualTo(Rating.HIGH);

        harness.processBothWatermarks(new Watermark(LONG_AFTER));
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    private static VoteEvent vote(String account, String source, long day) {
        Vote vote = new Vote(day, new VoteSum(1_000_000, 950_000), null, false, false, false);
        return new VoteEvent(account, day, new VoteChange(source, vote, null));
    }
}
