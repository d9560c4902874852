package io.rounds.chats.sessions;

import static io.rounds.chats.sessions.TagScript.OPTIONS;
import static io.rounds.chats.sessions.TagScript.TAG;
import static io.rounds.chats.sessions.TagScript.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.model.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionFinderTest {
    @ParameterizedTest
    @ValueSource(ints = {17, 30})
    void aMorningThatIsLessLivelyHidesNoneOfThoseAfterIt(int people) {
        TagScript script = new TagScript();
        scattered(script, 0);
        script.people(1, 9, 12, 12);
        for (int day = 2; day <= 4; day++) {
            script.people(day, 9, 12, people);
        }

        assertThat(script.sessions()).hasSize(4);
        assertThat(script.sessionsAsTheyCome()).isEqualTo(script.sessions());
    }

    @Test
    void aMorningThatMissedItIsASessionOnceTheNextOneIs() {
        TagScript script = twoMornings(true);

        assertThat(script.sessions()).hasSize(2);
        assertThat(script.sessions().get(0)).startsWith("1 09:00");
        assertThat(script.sessionsAsTheyCome()).isEqualTo(script.sessions());
    }

    @Test
    void aMorningThatMissedItIsNoSessionByItself() {
        TagScript script = twoMornings(false);

        assertThat(script.sessions()).isEmpty();
        assertThat(script.candidates()).hasSize(1);
        assertThat(script.sessionsAsTheyCome()).isEmpty();
    }

    /** The same 13 people all morning, after a day with two in each quarter: not unusual enough, but nearly so. */
    private static TagScript twoMornings(boolean second) {
        TagScript script = new TagScript();
        scattered(script, 0);
        script.regulars(1, 9, 12, 13);
        return second ? script.people(2, 9, 12, 40) : script;
    }

    private static void scattered(TagScript script, int day) {
        for (int hour = 8; hour <= 12; hour++) {
            for (int i = 0; i < 3; i++) {
                script.post(at(day, hour + i * 0.3), "early" + hour + i, Kind.ORIGINAL);
            }
        }
    }

    @Test
    void whatMayBecomeASessionIsKeptForThreeDays() {
        TagScript script = twoMornings(false);
        TagState state = script.state();

        TagState threeDays = state.pruned(TAG, script.found(), at(4, 12), OPTIONS);
        TagState fourDays = state.pruned(TAG, script.found(), at(5, 12), OPTIONS);

        assertThat(threeDays.posts()).hasSize(12 * 13);
        assertThat(fourDays.posts()).isEmpty();
    }

    @Test
    void aMorningWithAQuieterHourIsOneSession() {
        TagScript script = new TagScript();
        for (int hour = 8; hour <= 12; hour++) {
            script.post(at(0, hour), "early" + hour, Kind.ORIGINAL);
        }
        script.people(1, 9, 10, 14).people(1, 10, 11, 4).people(1, 11, 12, 9).people(1, 12, 12.5, 14);

        assertThat(script.sessions()).containsExactly("1 09:00 to 1 12:28");
    }

    @Test
    void repostsAloneDoNotKeepASessionAlive() {
        TagScript script = new TagScript().people(0, 20, 21, 6);
        for (int i = 0; i < 60; i++) {
            script.post(at(0, 21 + i / 6.0), "fan" + i, Kind.REPOST);
        }

        assertThat(script.sessions()).containsExactly("0 20:00 to 0 21:20");
        assertThat(script.found().sessions().get(0).posts()).hasSize(24 + 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {58, 62})
    void repostsBridgeTwoQuietQuartersOfAnHour(int minutes) {
        TagScript script = new TagScript().people(0, 20, 20.25, 14);
        script.people(0, 20.0 + (13 + minutes) / 60.0, 20.25 + (13 + minutes) / 60.0, 14);
        for (int minute = 20; minute < 13 + minutes; minute += 10) {
            script.post(at(0, 20 + minute / 60.0), "fan" + minute, Kind.REPOST);
        }

        assertThat(script.sessions()).hasSize(minutes <= 60 ? 1 : 2);
    }

    @Test
    void oneTextByManyAccountsInOneMinuteIsNoChat() {
        TagScript script = new TagScript();
        for (int i = 0; i < 30; i++) {
            script.post(at(0, 20), "account" + i, Kind.ORIGINAL, 7, List.of(TAG));
        }

        assertThat(script.sessions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void severalTextsInSeveralMinutesAreAsked(int several) {
        TagScript texts = new TagScript();
        TagScript minutes = new TagScript();
        for (int i = 0; i < 9; i++) {
            texts.post(at(0, 20 + i / 60.0), "account" + i, Kind.ORIGINAL, 1 + i % several, List.of(TAG));
            minutes.post(at(0, 20 + i % several / 60.0), "account" + i, Kind.ORIGINAL);
        }

        assertThat(texts.sessions()).hasSize(several / 3);
        assertThat(minutes.sessions()).hasSize(several / 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void whatCarriesManyTagsAdvertisesSomething(int tags) {
        TagScript script = new TagScript();
        List<String> hashtags = List.of(TAG, "win", "money", "now", "today").subList(0, tags);
        for (int i = 0; i < 9; i++) {
            script.post(at(0, 20 + i / 60.0), "account" + i, Kind.ORIGINAL, 1 + i, hashtags);
        }

        assertThat(script.sessions()).hasSize(5 - tags);
    }

    @Test
    void aStreamThatBeginsInTheMiddleOfAConferenceHasOneSessionADay() {
        TagScript script = new TagScript();
        for (int day = 0; day < 4; day++) {
            script.people(day, day == 0 ? 11 : 9, 12.75, 10)
                    .people(day, 13, 15, 3)
                    .people(day, 15, 17.5, 12)
                    .regulars(day, 17.5, 20, 2);
        }

        assertThat(script.sessions()).hasSize(4);
        assertThat(script.sessionsAsTheyCome()).isEqualTo(script.sessions());
    }

    @Test
    void anHourWithManyPeopleIsASessionThoughNoQuarterHasEnough() {
        TagScript script = new TagScript();
        for (int day = 0; day < 3; day++) {
            scattered(script, day);
        }
        script.people(3, 9, 12, 12);

        assertThat(script.sessions()).hasSize(1);
    }
}
