package io.rounds.credibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rounds.model.Fingerprint;
import io.rounds.model.Link;
import io.rounds.model.LinkKind;
import io.rounds.model.Source;
import io.rounds.model.Tweet;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is made of an account's tweets before they become a score. */
class EvidenceTest {
    private static final Formula FORMULA = Formula.current();
    private static final Instant AT = Instant.parse("2026-03-03T10:00:00Z");
    private static final long DAY = Days.of(AT.toEpochMilli());

    @Test
    void anAccountHasOneVoteForASourceHoweverOftenItSharesIt() {
        Ballot once = ballot("litfl.com", "nejm.org");
        Ballot often = ballot(
                "litfl.com",
                "litfl.com",
                "litfl.com",
                "litfl.com",
                "litfl.com",
                "litfl.com",
                "litfl.com",
                "litfl.com",
                "litfl.com",
                "litfl.com",
                "nejm.org",
                "nejm.org",
                "nejm.org");

        assertThat(often.choices()).hasSize(2);
        assertThat(once.choices())
                .extracting(Choice::source)
                .containsExactlyInAnyOrder("domain:litfl.com", "domain:nejm.org");
    }

    @Test
    void aNewVoteTakesThePlaceOfTheOldOne() {
        Voter.Outcome first = Voter.NEW.cast(ballot("a.example"), source -> known(0.9), FORMULA);
        Voter.Outcome second = first.voter().cast(onDay(1, "a.example"), source -> known(0.9), FORMULA);

        VoteChange vote = second.changes().get(0);
        assertThat(vote.withdrawn()).isEqualTo(first.changes().get(0).cast());
        Tally tally = Tally.NONE.with(DAY, first.changes(), FORMULA).with(DAY + 1, second.changes(), FORMULA);
        assertThat(tally.sharers()).isCloseTo(FixedPoint.ONE, within(2L));
    }

    @Test
    void votesDecayByHalfInAHalfLife() {
        Tally tally = ScorerTest.tally(8, 1);

        assertThat(tally.at(1 + (long) FORMULA.halfLifeDays(), FORMULA)
                        .own()
                        .get(19)
                        .weight())
                .isEqualTo(4 * FixedPoint.ONE);
        assertThat(tally.at(1 + 10_000, FORMULA).own()).containsOnly(VoteSum.NONE);
    }

    @Test
    void aSourceDoesNotSpeakForItself() {
        Voter.Outcome alone = Voter.NEW.cast(ballot("a.example"), source -> known(0.95), FORMULA);

        Vote vote = alone.changes().get(0).cast();
        assertThat(vote.value().weight()).isZero();
    }

    @Test
    void whatElseAnAccountSharesDirectsItsVote() {
        Ballot ballot = ballot("a.example", "b.example", "c.example");
        Vote credible = Voter.NEW
                .cast(ballot, source -> source.endsWith("a.example") ? Estimate.UNKNOWN : known(0.9), FORMULA)
                .changes()
                .stream()
                .filter(vote -> vote.source().endsWith("a.example"))
                .findFirst()
                .orElseThrow()
                .cast();
        Vote doubtful = Voter.NEW
                .cast(ballot, source -> source.endsWith("a.example") ? Estimate.UNKNOWN : known(0.1), FORMULA)
                .changes()
                .stream()
                .filter(vote -> vote.source().endsWith("a.example"))
                .findFirst()
                .orElseThrow()
                .cast();

        assertThat(credible.value().mean()).isGreaterThan(0.9);
        assertThat(doubtful.value().mean()).isLessThan(0.1);
    }

    @Test
    void anAccountThatPushesOneDomainCountsNextToNothingForIt() {
        AccountDay day = AccountDay.NONE;
        AccountHistory history = AccountHistory.startingOn(DAY);
        for (int i = 0; i < 30; i++) {
            day = AccountDay.NONE.plus(AccountActivity.of(person().shares("one.example", AT.plus(Duration.ofDays(i)))));
            history = history.with(DAY + i, day, FORMULA);
        }

        assertThat(history.ballot("x:a", day, FORMULA).choices().get(0).weight())
                .isLessThan(0.06);
    }

    @Test
    void theOrderOfADayDoesNotMatterNorDoItsBounds() {
        List<AccountActivity> activities = IntStream.range(0, 300)
                .mapToObj(i -> AccountActivity.of(person().shares("site" + i % 150 + ".example", AT.plusSeconds(i))))
                .collect(Collectors.toList());
        AccountDay inOrder = sum(activities);
        Collections.shuffle(activities, new Random(4));

        assertThat(sum(activities)).isEqualTo(inOrder);
        assertThat(inOrder.sources()).hasSize(AccountDay.MAX_ENTRIES);
    }

    @Test
    void sharingSoonAfterAnotherAccountAgainAndAgainIsActingInConcert() {
        AccountDay day = AccountDay.NONE.plus(AccountActivity.of(person().shares("litfl.com", AT)));
        for (int link = 0; link < 3; link++) {
            List<Coordination> joined = CoordinationDetector.detect(
                    DAY,
                    List.of(
                            new CoordinationDetector.Share("x:first", 0),
                            new CoordinationDetector.Share("x:a", 20_000),
                            new CoordinationDetector.Share("x:other", 900_000)),
                    FORMULA);
            assertThat(joined).containsExactly(new Coordination("x:a", Fingerprint.of("x:first"), DAY));
            day = day.plus(joined.get(0));
        }

        Ballot ballot = AccountHistory.startingOn(DAY).with(DAY, day, FORMULA).ballot("x:a", day, FORMULA);
        assertThat(ballot.coordinated()).isTrue();
    }

    @Test
    void aRepostIsAVoteForTheAuthorAndBelongsToTheAuthorsFollowing() {
        Person author = Person.established("author");
        Tweet repost = person().reposts(author, Person.page("litfl.com", 3), AT);

        AccountActivity activity = AccountActivity.of(repost);

        assertThat(activity.from()).isEqualTo("account:x:author");
        assertThat(activity.shared())
                .containsExactly(new SharedSource("domain:litfl.com", Fingerprint.of("account:x:author"), false));
    }

    @Test
    void standingIsTheProductOfAgeAudienceVoiceVarietyAndRhythm() {
        List<DecayedCount> three = List.of(new DecayedCount(1, 5), new DecayedCount(2, 5), new DecayedCount(3, 5));
        List<Long> day =
                IntStream.range(0, 24).mapToObj(hour -> hour < 9 ? 10L : 0L).toList();
        AccountProfile old = new AccountProfile(AT, 100, 100);

        Standing person = Standing.of(400, old, FixedPoint.of(90), FixedPoint.of(40), day, three, FORMULA);
        assertThat(person.weight()).isEqualTo(1);

        assertThat(Standing.of(90, old, 0, 0, day, three, FORMULA).age()).isEqualTo(0.5);
        assertThat(Standing.of(400, new AccountProfile(AT, 9, 9), 0, 0, day, three, FORMULA)
                        .audience())
                .isCloseTo(Math.log(10) / Math.log(51), within(1e-9));
        assertThat(Standing.of(400, new AccountProfile(AT, 5_000, 500_000), 0, 0, day, three, FORMULA)
                        .audience())
                .as("follows a hundred times as many as follow it")
                .isCloseTo(0.02, within(0.1));
        assertThat(Standing.of(400, old, FixedPoint.of(998), FixedPoint.of(998), day, three, FORMULA)
                        .voice())
                .as("reposts only")
                .isCloseTo(0.2, within(0.01));
        assertThat(Standing.of(400, old, 0, 0, day, List.of(new DecayedCount(1, 50)), FORMULA)
                        .variety())
                .as("one source")
                .isCloseTo(1.0 / 2, within(1e-9));
        List<Long> allHours = Collections.nCopies(24, FixedPoint.of(10));
        assertThat(Standing.of(400, old, FixedPoint.of(240), 0, allHours, three, FORMULA)
                        .rhythm())
                .as("never sleeps")
                .isCloseTo(0.2, within(1e-9));
    }

    private static Person person() {
        return Person.established("a");
    }

    private static Estimate known(double mean) {
        return new Estimate(mean, 20);
    }

    private static Ballot ballot(String... shared) {
        return onDay(0, shared);
    }

    private static Ballot onDay(int after, String... shared) {
        AccountDay day = sum(IntStream.range(0, shared.length)
                .mapToObj(i -> AccountActivity.of(person().shares(shared[i], AT.plusSeconds(60L * i))))
                .toList());
        long number = DAY + after;
        return AccountHistory.startingOn(number).with(number, day, FORMULA).ballot("x:a", day, FORMULA);
    }

    private static AccountDay sum(List<AccountActivity> activities) {
        AccountDay day = AccountDay.NONE;
        for (AccountActivity activity : activities) {
            day = day.plus(activity);
        }
        return day;
    }

    @Test
    void aSourceIsADomainAChannelOrAnAccount() {
        assertThat(Source.of(Person.page("litfl.com", 1))).isEqualTo(Source.domain("litfl.com"));
        assertThat(Source.ofId("account:x:12")).isEqualTo(Source.account("x:12"));
        assertThat(Source.ofId(Source.domain("litfl.com").id()).kind()).isEqualTo(Source.Kind.DOMAIN);
    }

    @Test
    void aChannelIsASourceWhereTheAddressNamesIt() {
        assertThat(Source.of(youtube("@EmCrit/videos")))
                .isEqualTo(new Source(Source.Kind.CHANNEL, "youtube.com/@emcrit"));
        assertThat(Source.of(youtube("channel/UCab-C_d")))
                .isEqualTo(new Source(Source.Kind.CHANNEL, "youtube.com/channel/UCab-C_d"));
        assertThat(Source.of(youtube("watch?v=dQw4w9WgXcQ"))).isEqualTo(Source.domain("youtube.com"));
        assertThat(Source.of(youtube("@" + "x".repeat(200)))).isEqualTo(Source.domain("youtube.com"));
    }

    private static Link youtube(String path) {
        String url = "https://youtube.com/" + path;
        return new Link(url, url, "youtube.com", "youtube.com", LinkKind.VIDEO, null, null, null, null, null);
    }
}
