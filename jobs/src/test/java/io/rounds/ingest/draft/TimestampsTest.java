package io.rounds.ingest.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    private static final DateTimeFormatter V11 =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss xx yyyy", Locale.ENGLISH);

    @ParameterizedTest
    @CsvSource({
        "2021-09-22T16:38:35.000Z, 2021-09-22T16:38:35Z",
        "2021-09-22T16:38:35.123456Z, 2021-09-22T16:38:35.123456Z",
        "2013-06-04T16:25:04+00:00, 2013-06-04T16:25:04Z",
        "2013-06-04T16:25:04-0330, 2013-06-04T19:55:04Z",
        "2013-06-04T16:25:04+02, 2013-06-04T14:25:04Z",
        "2013-10-21 12:36:00, 2013-10-21T12:36:00Z",
        "2013-10-21 12:36, 2013-10-21T12:36:00Z",
        "2016-12-31T23:59:60Z, 2016-12-31T23:59:59Z",
        "Wed Oct 10 20:19:24 +0000 2018, 2018-10-10T20:19:24Z",
        "Thu Feb 29 20:19:24 -0500 2024, 2024-03-01T01:19:24Z"
    })
    void theNetworksDatesAreRead(String text, Instant expected) {
        assertThat(Timestamps.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2021-09-22",
                "2021-09-22T16:38:35.Z",
                "2021-09-22T16:38:",
                "2021-09-22T16:38:3",
                "2021-09-22T24:38:35Z",
                "2021-13-22T16:38:35Z",
                "2021-02-29T16:38:35Z",
                "2021-09-22T16:38:35Zulu",
                "2021-09-22T16:38:35+25:00",
                "2021-09-22T16:38:35+00;00",
                "2021-09-22T16-38-35Z",
                "2021-9-22T16:38:35.00Z",
                "Wed Okt 10 20:19:24 +0000 2018",
                "Wed anO 10 20:19:24 +0000 2018",
                "Wed Oct 10 20:19:24 +0000 20189",
                "Wed Oct 10 20:19:24 GMT 2018",
                "1665000000000000"
            })
    void otherTextsAreNone(String text) {
        assertThat(Timestamps.parse(text)).isNull();
    }

    @Test
    void noTextIsNoDate() {
        assertThat(Timestamps.parse(null)).isNull();
    }

    @Property(tries = 500, seed = "42")
    void anyMomentIsReadAsTheLibraryWritesIt(@ForAll @LongRange(min = 0, max = 4_102_444_800L) long second) {
        Instant moment = Instant.ofEpochSecond(second);

        assertThat(Timestamps.parse(moment.toString())).isEqualTo(moment);
        assertThat(Timestamps.parse(V11.format(moment.atOffset(ZoneOffset.UTC))))
                .isEqualTo(moment);
        assertThat(Timestamps.parse(V11.format(moment.atOffset(ZoneOffset.ofHours(-7)))))
                .isEqualTo(moment);
    }
}
