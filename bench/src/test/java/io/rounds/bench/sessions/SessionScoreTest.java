package io.rounds.bench.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionScoreTest {
    private static final long MINUTE = 60_000;

    private static PlannedSession planned(int from, int to) {
        return new PlannedSession("conf", Set.of("conf", "confchat"), from * MINUTE, to * MINUTE);
    }

    private static FoundSession found(String tag, int from, int to) {
        return new FoundSession(tag, from * MINUTE, to * MINUTE);
    }

    private static SessionScore score(List<PlannedSession> planned, List<FoundSession> found) {
        return SessionScore.of(planned, found, List.of(), session -> false);
    }

    @Test
    void aSessionWithinTwoMinutesIsExact() {
        SessionScore score = score(
                List.of(planned(0, 60), planned(100, 160)), List.of(found("conf", 2, 58), found("conf", 100, 163)));

        assertThat(score.planned()).isEqualTo(2);
        assertThat(score.found()).isEqualTo(2);
        assertThat(score.exact()).isEqualTo(1);
        assertThat(score.time()).isCloseTo((56.0 + 60) / 120, within(1e-9));
    }

    @Test
    void twoSessionsInAPlannedOneAreASplit() {
        SessionScore score = score(List.of(planned(0, 60)), List.of(found("conf", 0, 20), found("conf", 50, 60)));

        assertThat(score.found()).isEqualTo(1);
        assertThat(score.exact()).isZero();
        assertThat(score.splits()).isEqualTo(1);
        assertThat(score.time()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void aSessionOverTwoPlannedOnesIsAMerge() {
        SessionScore score = score(List.of(planned(0, 60), planned(100, 160)), List.of(found("conf", 0, 160)));

        assertThat(score.merges()).isEqualTo(1);
        assertThat(score.found()).isEqualTo(2);
        assertThat(score.time()).isEqualTo(1);
    }

    @Test
    void whatOverlapsNothingPlannedIsInvented() {
        List<FoundSession> found =
                List.of(found("conf", 100, 120), found("other", 0, 60), found("confchat", 0, 60), found("burst", 5, 9));

        SessionScore score = SessionScore.of(List.of(planned(0, 60)), found, List.of(), session -> session.tag()
                .equals("burst"));

        assertThat(score.sessions()).isEqualTo(4);
        assertThat(score.invented()).as("the first two").isEqualTo(2);
        assertThat(score.found())
                .as("an alternative tag's session is another one")
                .isZero();
    }

    @Test
    void tweetsCountInThePlannedTimeAndInItsBusyHours() {
        List<TaggedTweet> tweets = new ArrayList<>();
        for (int author = 0; author < 5; author++) {
            tweets.add(new TaggedTweet("a" + author, 20 * MINUTE, Set.of("conf"), false));
            tweets.add(new TaggedTweet("b" + author, 50 * MINUTE, Set.of("conf"), true));
        }
        tweets.add(new TaggedTweet("c", 5 * MINUTE, Set.of("conf"), false));
        tweets.add(new TaggedTweet("c", 70 * MINUTE, Set.of("conf"), false));

        SessionScore score =
                SessionScore.of(List.of(planned(0, 60)), List.of(found("conf", 15, 40)), tweets, session -> false);

        assertThat(score.tweets())
                .as("the reposts and the first tweet are missed")
                .isCloseTo(5.0 / 11, within(1e-9));
        assertThat(score.busyTweets()).isEqualTo(1);
    }

    @Test
    void withoutTweetsThereIsNoShare() {
        assertThat(score(List.of(planned(0, 60)), List.of()).tweets()).isNaN();
    }
}
