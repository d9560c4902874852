package io.rounds.credibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.model.Rating;
import io.rounds.model.Tweet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The story of a FOAM blog that no list knows. */
class UnknownBlogTest {
    private static final String BLOG = "small-hours-em.example";
    private static final Map<String, Prior> PRIORS = PriorTable.load().listed();
    private static final Instant START = SimulatedCommunity.START;

    private final List<Tweet> tweets = new ArrayList<>();

    @Test
    void anUnknownFoamBlogIsUnratedUntilCredibleIndependentPeopleShareIt() {
        for (int i = 0; i < 25; i++) {
            Person colleague = Person.established("colleague" + i);
            tweets.add(colleague.shares("litfl.com", at(i % 10)));
            tweets.add(colleague.shares("emcrit.org", at(i % 9)));
            tweets.add(colleague.shares("bmj.com", at(i % 8)));
            tweets.add(colleague.shares("nejm.org", at(i % 7)));
            tweets.add(colleague.shares(BLOG, at(12 + i)));
        }

        Score unseen = after(11);
        assertThat(unseen.rating()).isEqualTo(Rating.UNRATED);
        assertThat(unseen.score()).isNull();
        assertThat(unseen.estimate()).isEqualTo(50);

        Score afterTwo = after(13);
        assertThat(afterTwo.rating()).isEqualTo(Rating.UNRATED);
        assertThat(afterTwo.estimate()).isGreaterThan(50);

        Score afterAll = after(37);
        assertThat(afterAll.rating()).isEqualTo(Rating.HIGH);
        assertThat(afterAll.reasons())
                .anySatisfy(reason ->
                        assertThat(reason.text()).contains("Shared by").contains("whose other shares are credible"));
        assertThat(afterAll.high() - afterAll.low()).isLessThan(afterTwo.high() - afterTwo.low());

        assertThat(after(37 + 365).rating())
                .as("a year later, when nobody shares it any more")
                .isEqualTo(Rating.UNRATED);
    }

    @Test
    void aBlogThatOnlyItsOwnAccountSharesStaysUnrated() {
        Person owner = Person.established("owner");
        for (int day = 0; day < 37; day++) {
            tweets.add(owner.shares(BLOG, at(day)));
            tweets.add(owner.shares("nejm.org", at(day)));
        }

        assertThat(after(37).rating()).isEqualTo(Rating.UNRATED);
    }

    @Test
    void anAccountIsKnownByWhatItSharesAndByWhoRepostsIt() {
        Person teacher = Person.established("teacher");
        Person seller = Person.established("seller");
        for (int day = 0; day < 30; day++) {
            tweets.add(teacher.shares(
                    List.of("litfl.com", "nejm.org", "emcrit.org").get(day % 3), at(day)));
            tweets.add(seller.shares(
                    List.of("naturalnews.com", "mercola.com", "infowars.com").get(day % 3), at(day)));
            Person colleague = Person.established("colleague" + day);
            tweets.add(colleague.shares("bmj.com", at(day)));
            tweets.add(colleague.reposts(teacher, Person.page("litfl.com", day), at(day).plusSeconds(600)));
        }

        DayByDay analysis = analysed(30);
        Score good = analysis.account(teacher);
        Score bad = analysis.account(seller);

        assertThat(good.rating()).isEqualTo(Rating.HIGH);
        assertThat(good.reasons()).extracting(ScoreReason::code).contains("shares", "standing", "reposted");
        assertThat(bad.estimate()).isLessThan(good.estimate() - 30);
    }

    private static Instant at(int day) {
        return START.plus(Duration.ofDays(day)).plus(Duration.ofHours(9 + day % 7));
    }

    private Score after(int days) {
        return analysed(days).domain(BLOG);
    }

    private DayByDay analysed(int days) {
        Map<Long, List<Tweet>> byDay = tweets.stream()
                .collect(
                        Collectors.groupingBy(tweet -> Days.of(tweet.createdAt().toEpochMilli())));
        DayByDay analysis = new DayByDay(Formula.current(), PRIORS::get);
        for (int day = 0; day <= days; day++) {
            analysis.close(
                    SimulatedCommunity.firstDay() + day,
                    byDay.getOrDefault(SimulatedCommunity.firstDay() + day, List.of()));
        }
        return analysis;
    }
}
