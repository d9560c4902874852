package io.rounds.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.ingest.Archives;
import io.rounds.ingest.archive.ArchiveFormat;
import io.rounds.model.Author;
import io.rounds.model.Hashtag;
import io.rounds.model.Kind;
import io.rounds.model.Parsed;
import io.rounds.model.Reason;
import io.rounds.model.Rejected;
import io.rounds.model.Tweet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvParserTest {
    private static final String HEADER = "\"\",\"id\",\"datetime\",\"user\",\"text\"\n";

    @TempDir
    private Path folder = Path.of("");

    private List<Parsed> parse(String csv) throws IOException {
        Path file = Files.writeString(folder.resolve("archive.csv"), csv);
        return Archives.parse(file, ArchiveFormat.AUTO);
    }

    private Tweet tweet(String row) throws IOException {
        List<Parsed> results = parse(HEADER + row);
        assertThat(results).hasSize(1);
        return Objects.requireNonNull(results.get(0).tweet());
    }

    private Rejected rejected(String csv) throws IOException {
        List<Parsed> results = parse(csv);
        assertThat(results).hasSize(1);
        return Objects.requireNonNull(results.get(0).rejected());
    }

    @Test
    void aRowIsATweet() throws IOException {
        Tweet tweet = tweet("\"1\",\"339386661479800832\",2013-05-28 10:24:00,\"GeneFan\",\"Off to #SFAF2013, says"
                + " @Bea_MD: \"\"hot!\"\" http://www.lanl.gov/a\"\n");

        assertThat(tweet.id()).isEqualTo("x:339386661479800832");
        assertThat(tweet.url()).isEqualTo("https://x.com/GeneFan/status/339386661479800832");
        assertThat(tweet.createdAt()).isEqualTo(Instant.parse("2013-05-28T10:24:00Z"));
        assertThat(tweet.author()).isEqualTo(new Author("@genefan", "GeneFan", null, null, null, null, null, null));
        assertThat(tweet.text()).isEqualTo("Off to #SFAF2013, says @Bea_MD: \"hot!\" http://www.lanl.gov/a");
        assertThat(tweet.hashtags()).containsExactly(new Hashtag("sfaf2013", "SFAF2013"));
        assertThat(tweet.mentions()).containsExactly("bea_md");
        assertThat(tweet.links()).hasSize(1);
        assertThat(tweet.kind()).isEqualTo(Kind.ORIGINAL);
    }

    @Test
    void theTextTellsTheKind() throws IOException {
        Tweet repost = tweet("1,2,2013-05-28 10:24:00,a,RT @Bea_MD: see @eve #x\n");
        Tweet reply = tweet("1,2,2013-05-28 10:24:00,a,@Bea_MD no\n");

        assertThat(repost.kind()).isEqualTo(Kind.REPOST);
        assertThat(repost.repost().handle()).isEqualTo("bea_md");
        assertThat(repost.mentions()).containsExactly("eve");
        assertThat(reply.kind()).isEqualTo(Kind.REPLY);
        assertThat(reply.mentions()).containsExactly("bea_md");
    }

    @Test
    void namesOfOtherToolsAreKnown() throws IOException {
        List<Parsed> tags = parse("""
                id_str;from_user;text;created_at;time;from_user_id_str;user_followers_count\r
                339386661479800832;GeneFan;hi;Tue May 28 10:24:00 +0000 2013;28/05/2013 11:24:00;77;1200\r
                """);
        List<Parsed> twarc = parse(
                "id,author.username,created_at,text,lang\n" + "5,GeneFan,2013-05-28T10:24:00.000Z,\"two\nlines\",en");

        Tweet fromTags = Objects.requireNonNull(tags.get(0).tweet());
        assertThat(fromTags.createdAt()).isEqualTo(Instant.parse("2013-05-28T10:24:00Z"));
        assertThat(fromTags.author()).isEqualTo(new Author("77", "GeneFan", null, 1200, null, null, null, null));
        Tweet fromTwarc = Objects.requireNonNull(twarc.get(0).tweet());
        assertThat(fromTwarc.text()).isEqualTo("two\nlines");
        assertThat(fromTwarc.content().lang()).isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2013-10-21 12:36:00",
                "2013-10-21T12:36:00Z",
                "21/10/2013 12:36:00",
                "21/10/2013 12:36",
                "Mon Oct 21 12:36:00 +0000 2013",
                "2013-10-21 14:36:00+02:00"
            })
    void datesOfSeveralFormsAreRead(String date) throws IOException {
        assertThat(tweet("1,2," + date + ",a,b\n").createdAt()).isEqualTo(Instant.parse("2013-10-21T12:36:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x339386661479800832",
                "'339386661479800832",
                "=\"339386661479800832\"",
                "ID339386661479800832",
                "id: 339386661479800832",
                " 339386661479800832 ",
                "https://twitter.com/GeneFan/status/339386661479800832"
            })
    void theGuardOfAnIdIsNoPartOfIt(String id) throws IOException {
        assertThat(tweet("1," + id + ",2013-10-22 18:58:00,a,b\n").id()).isEqualTo("x:339386661479800832");
    }

    @Test
    void aFloatingPointNumberIsAnIdAsFarAsItIsExact() throws IOException {
        assertThat(tweet("1,20.0,2013-10-22 18:58:00,a,b\n").id()).isEqualTo("x:20");
        assertThat(tweet("1,9007199254740992.0,2013-10-22 18:58:00,a,b\n").id()).isEqualTo("x:9007199254740992");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3.92786973767e+17",
                "3.92787E+17",
                "1.8230347238677133e+18",
                "7.61762492475843E+017",
                "1.23E+18",
                "392786973767123456.0",
                "\"3,92787E+17\""
            })
    void anIdThatLostDigitsIsReplacedByOneOfRoundsOwn(String id) throws IOException {
        Tweet tweet = tweet("1," + id + ",2013-10-22 18:58:00,a,b\n");

        assertThat(tweet.id()).matches("x:rounds-[0-9a-f]{16}");
        assertThat(tweet.url()).isNull();
        assertThat(tweet("7," + id + ",2013-10-22 18:58:00,A,b\n").id()).isEqualTo(tweet.id());
        assertThat(tweet("7," + id + ",2013-10-22 18:58:00,a,c\n").id()).isNotEqualTo(tweet.id());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WRONG_TYPE | 1,1e999999999,2013-10-22 18:58:00,a,b",
                "WRONG_TYPE | 1,-3,2013-10-22 18:58:00,a,b",
                "WRONG_TYPE | 1,2.5,2013-10-22 18:58:00,a,b",
                "MISSING_ID | 1,NA,2013-10-22 18:58:00,a,b",
                "MISSING_TEXT | 1,2,2013-10-22 18:58:00,a,nan",
                "MISSING_ID | 1,,2013-10-22 18:58:00,a,b",
                "MISSING_AUTHOR | 1,2,2013-10-22 18:58:00,,b",
                "MISSING_TEXT | 1,2,2013-10-22 18:58:00,a,",
                "BAD_DATE | 1,2,,a,b",
                "BAD_DATE | 1,2,22.10.2013,a,b",
                "BAD_ROW | 1,2,2013-10-22 18:58:00,a",
                "BAD_ROW | 1,2,a b,2013-10-22 18:58:00,a,b"
            })
    void aRowThatLacksSomethingIsRejectedForIt(Reason reason, String row) throws IOException {
        Rejected rejected = rejected(HEADER + row + "\n");

        assertThat(rejected.reason()).isEqualTo(reason);
        assertThat(rejected.id()).endsWith("archive.csv:2");
        assertThat(rejected.payload()).isEqualTo(row);
    }

    @Test
    void aHeaderWithoutTheNeededColumnsIsRejectedOnceAndSaysWhatIsMissing() throws IOException {
        Rejected rejected = rejected("id,when,who,text\n1,2,3,4\n2,3,4,5\n");

        assertThat(rejected.reason()).isEqualTo(Reason.UNKNOWN_FORMAT);
        assertThat(rejected.detail()).contains("a time", "an account").doesNotContain("a text");
    }

    @Test
    void aQuotationMarkThatIsNeverClosedIsText() throws IOException {
        StringBuilder csv = new StringBuilder(HEADER).append("1,2,2013-10-22 18:58:00,a,\"open\n");
        for (int i = 0; i < 40_000; i++) {
            csv.append("1,").append(10 + i).append(",2013-10-22 18:58:00,a,\"fine \"\"really\"\"\"\n");
        }

        List<Parsed> results = parse(csv.toString());

        assertThat(results).allMatch(parsed -> parsed.tweet() != null);
        assertThat(Objects.requireNonNull(results.get(0).tweet()).text()).isEqualTo("\"open");
        assertThat(results).hasSize(40_001);
    }

    @Test
    void anOpenQuoteBeforeTheLastRowsIsText() throws IOException {
        List<Parsed> results = parse(
                HEADER + "1,2,2013-10-22 18:58:00,a,\"open\n1,3,2013-10-22 18:58:00,a,b\n1,4,2013-10-22 18:58:00,a,c");

        assertThat(results)
                .extracting(parsed -> Objects.requireNonNull(parsed.tweet()).text())
                .containsExactly("\"open", "b", "c");
    }

    @Test
    void aFileThatIsCutInACellEndsWithARejection() throws IOException {
        List<Parsed> results =
                parse(HEADER + "1,2,2013-10-22 18:58:00,a,b\n1,3,2013-10-22 18:58:00,a,\"and here it is cu");

        assertThat(results).hasSize(2);
        assertThat(Objects.requireNonNull(results.get(1).rejected()).reason()).isEqualTo(Reason.BAD_ROW);
    }

    @Test
    void aTextWithCommasThatIsNotQuotedIsPutTogether() throws IOException {
        assertThat(tweet("1,2,2013-10-22 18:58:00,a,one, two, three\n").text()).isEqualTo("one, two, three");
        List<Parsed> inTheMiddle = parse("id,text,created_at,screen_name\n2,one, two,2013-10-22 18:58:00,a\n");
        assertThat(Objects.requireNonNull(inTheMiddle.get(0).tweet()).text()).isEqualTo("one, two");
    }

    @Test
    void aRowThatMakesSenseInSeveralWaysIsRejected() throws IOException {
        Rejected rejected =
                rejected("id,created_at,screen_name,text,description\n2,2013-10-22 18:58:00,a,one, two,three\n");

        assertThat(rejected.reason()).isEqualTo(Reason.BAD_ROW);
        assertThat(rejected.detail()).contains("quotation marks");
    }

    @Test
    void rowsAfterACellOfSeveralLinesKeepTheirLineNumbers() throws IOException {
        List<Parsed> results = parse(HEADER + "1,2,2013-10-22 18:58:00,a,\"b\nc\"\n\n1,x,2013-10-22 18:58:00,a,b\n");

        assertThat(Objects.requireNonNull(results.get(1).rejected()).id()).endsWith("archive.csv:5");
    }
}
