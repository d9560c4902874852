package io.rounds.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.ingest.Archives;
import io.rounds.ingest.ReadingDefaults;
import io.rounds.model.Hashtag;
import io.rounds.model.Parsed;
import io.rounds.model.Reason;
import io.rounds.model.Tweet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that people's scripts write when they print a tweet instead of encoding it, or encode it twice. */
class ForeignNotationTest {
    private static final String FIRST =
            "{\"created_at\":\"Wed May 01 10:00:00 +0000 2019\",\"id\":1123000000000000301,\"full_text\":\"It's [a] #FOAMed\\n\\\"tip\\\"\","
                    + "\"user\":{\"id\":9001,\"screen_name\":\"alice_md\"},\"coordinates\":null}";
    private static final String SECOND =
            "{\"created_at\":\"Wed May 01 10:05:00 +0000 2019\",\"id\":1123000000000000302,\"full_text\":\"More #MedEd\","
                    + "\"user\":{\"id\":9002,\"screen_name\":\"bob_rn\"},\"coordinates\":null}";
    private static final String PYTHON_FIRST =
            "{'created_at': 'Wed May 01 10:00:00 +0000 2019', 'id': 1123000000000000301, 'full_text': 'It\\'s [a] #FOAMed\\n\"tip\"',"
                    + " 'user': {'id': 9001, 'screen_name': 'alice_md'}, 'coordinates': None}";
    private static final String PYTHON_SECOND =
            "{'created_at': 'Wed May 01 10:05:00 +0000 2019', 'id': 1123000000000000302, 'full_text': 'More #MedEd',"
                    + " 'user': {'id': 9002, 'screen_name': 'bob_rn'}, 'coordinates': None}";

    @TempDir
    private Path folder;

    private List<Parsed> read(String content) throws IOException {
        Path file = folder.resolve("tweets.json");
        Files.writeString(file, content);
        return Archives.read(file, ReadingDefaults.NONE).results();
    }

    private void areBothTweets(String content) throws IOException {
        List<Parsed> results = read(content);
        assertThat(results).as(content).hasSize(2);
        Tweet first = Objects.requireNonNull(results.get(0).tweet(), () -> String.valueOf(results.get(0)));
        assertThat(first.id()).isEqualTo("x:1123000000000000301");
        assertThat(first.text()).isEqualTo("It's [a] #FOAMed\n\"tip\"");
        assertThat(first.author().handle()).isEqualTo("alice_md");
        Tweet second = Objects.requireNonNull(results.get(1).tweet(), () -> String.valueOf(results.get(1)));
        assertThat(second.id()).isEqualTo("x:1123000000000000302");
        assertThat(second.hashtags().stream().map(Hashtag::tag)).containsExactly("meded");
    }

    private static String twice(String json) {
        return '"' + json.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Test
    void theJsonThatTheOtherTestsStartFromIsRead() throws IOException {
        areBothTweets(FIRST + '\n' + SECOND + '\n');
    }

    @Test
    void dictionariesOfPythonAreRead() throws IOException {
        areBothTweets(PYTHON_FIRST + '\n' + PYTHON_SECOND + '\n');
        areBothTweets('[' + PYTHON_FIRST + ", " + PYTHON_SECOND + ']');
        areBothTweets('[' + PYTHON_FIRST.replace(", '", ",\n  '") + ",\n " + PYTHON_SECOND + "]\n");
    }

    @Test
    void jsonThatWasEncodedTwiceIsRead() throws IOException {
        areBothTweets(twice(FIRST) + '\n' + twice(SECOND) + '\n');
        areBothTweets('[' + twice(FIRST) + ", " + twice(SECOND) + ']');
        areBothTweets("[\n  " + twice(FIRST) + ",\n  " + twice(SECOND) + "\n]\n");
    }

    @Test
    void nanOfPythonIsNull() throws IOException {
        areBothTweets(FIRST.replace("null", "NaN") + '\n' + SECOND + '\n');
    }

    @Test
    void documentsOfTheShellOfMongoDbAreRead() throws IOException {
        areBothTweets(
                FIRST.replace("{\"created_at\"", "{ \"_id\" : ObjectId(\"5cc96e2f0000000000000001\"), \"created_at\"")
                                .replace("1123000000000000301", "NumberLong(\"1123000000000000301\")")
                                .replace("9001", "NumberLong(9001)")
                        + '\n'
                        + SECOND
                        + '\n');
    }

    @Test
    void messagesStayPrivateInAnyNotation() throws IOException {
        List<Parsed> results = read(
                "{'event_type': 'MessageCreate', 'id': '1', 'text': 'SECRET one', 'sender_id': '2', 'dm_conversation_id': '1-2'}\n"
                        + "{'note': 'SECRET two'}\n"
                        + twice("{\"id\":\"1\",\"text\":\"SECRET three\",\"sender_id\":\"2\",\"recipient_id\":\"3\"}")
                        + "\n{'note': 'SECRET four\n");
        assertThat(results).hasSize(4).allSatisfy(result -> assertThat(result.toString())
                .doesNotContain("SECRET"));
        assertThat(reason(results.get(0))).isEqualTo(Reason.NOT_PUBLIC);
        assertThat(reason(results.get(1))).isEqualTo(Reason.UNKNOWN_FORMAT);
        assertThat(reason(results.get(2))).isEqualTo(Reason.NOT_PUBLIC);
        assertThat(reason(results.get(3))).isEqualTo(Reason.BROKEN_JSON);
    }

    private static Reason reason(Parsed result) {
        return Objects.requireNonNull(result.rejected()).reason();
    }

    @Test
    void rowsWithPlainNamesAreTweetsIfTheirIdsHoldTheirMoments() throws IOException {
        String columns =
                "{\"id\":{\"0\":1445000000000001101},\"created_at\":{\"0\":1633349821000},\"text\":{\"0\":\"Airway #FOAMed\"},\"username\":{\"0\":\"alice_md\"}}";
        String split =
                "{\"columns\":[\"id\",\"created_at\",\"text\",\"username\"],\"index\":[0],\"data\":[[1445000000000001101,\"2021-10-04 12:17:01\",\"Airway #FOAMed\",\"alice_md\"]]}";
        String records =
                "[{\"id\":1445000000000001101,\"date\":\"2021-10-04T12:17:01+00:00\",\"text\":\"Airway #FOAMed\",\"username\":\"alice_md\"}]";
        for (String content : List.of(columns, split, records)) {
            List<Parsed> results = read(content);
            assertThat(results).as(content).hasSize(1);
            Tweet tweet = Objects.requireNonNull(results.get(0).tweet(), () -> results.toString());
            assertThat(tweet.id()).isEqualTo("x:1445000000000001101");
            assertThat(tweet.author().handle()).isEqualTo("alice_md");
        }
        String messages = records.replace("2021", "2023");
        assertThat(read(messages).stream().map(result -> result.tweet() == null).collect(Collectors.toList()))
                .containsExactly(true);
    }
}
