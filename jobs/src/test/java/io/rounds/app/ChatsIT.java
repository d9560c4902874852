package io.rounds.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.chats.flink.ChatsAnalysis;
import io.rounds.chats.sessions.ChatOptions;
import io.rounds.communities.Events;
import io.rounds.communities.StandingTags;
import io.rounds.documents.DocumentSchemas;
import io.rounds.model.Community;
import io.rounds.model.Parsed;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.simulator.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chats in the whole job are those that were planted, however the job runs. */
class ChatsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TestJob JOB = TestJob.over(List.of(Community.ALL))
            .with(new ChatsAnalysis(ChatOptions.standard(Events.NONE, StandingTags.load())));
    private static final List<Parsed> RECORDS = new ArrayList<>();
    private static TreeMap<String, String> expected = new TreeMap<>();
    private static List<Truth.Chat> planted = List.of();

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    @BeforeAll
    static void simulate() throws Exception {
        Simulator simulator = new Simulator(SimulatorOptions.weeks(1));
        RECORDS.addAll(TestJob.arriving(simulator));
        planted = simulator.truth().chats();
        expected = chats(JOB.documents(RECORDS, 1));
    }

    @Test
    void plantedChatsAreThereAndEveryDocumentIsValid() throws Exception {
        int editions = 0;
        for (Truth.Chat chat : planted) {
            for (Truth.Edition edition : chat.editions()) {
                editions++;
                String json = expected.get("chats/" + chat.tag() + '@' + edition.firstTweet());
                assertThat(json).as(chat.tag()).isNotNull();
                JsonNode document = JSON.readTree(json);
                assertThat(document.path("status").asText()).isEqualTo("closed");
                assertThat(document.path("ended_at").asText())
                        .isEqualTo(edition.lastTweet().toString());
                assertThat(document.path("tweets").asInt()).isEqualTo(edition.tweets());
                assertThat(document.path("participants").asInt())
                        .isEqualTo(edition.participants().size());
                assertThat(document.path("questions").findValuesAsText("label"))
                        .containsExactlyElementsOf(edition.questions().stream()
                                .map(Truth.Question::label)
                                .toList());
                assertThat(document.path("moderators").get(0).asText())
                        .isEqualToIgnoringCase(chat.moderator().handle());
            }
        }
        assertThat(editions).isEqualTo(4);
        for (String json : expected.values()) {
            assertThat(DocumentSchemas.errors("chats", json)).isEmpty();
        }
    }

    @Test
    void answersBelongToTheQuestionThatTheyAnswer() throws Exception {
        int answers = 0;
        int found = 0;
        int right = 0;
        for (Truth.Chat chat : planted) {
            for (Truth.Edition edition : chat.editions()) {
                JsonNode questions = JSON.readTree(
                                expected.getOrDefault("chats/" + chat.tag() + '@' + edition.firstTweet(), "{}"))
                        .path("questions");
                for (int i = 0; i < edition.questions().size(); i++) {
                    Set<String> truth = new TreeSet<>();
                    edition.questions().get(i).answers().forEach(answer -> truth.add("x:" + answer.tweet()));
                    Set<String> ours = new TreeSet<>();
                    questions.path(i).path("answers").forEach(answer -> ours.add(answer.asText()));
                    answers += truth.size();
                    found += ours.size();
                    ours.retainAll(truth);
                    right += ours.size();
                }
            }
        }

        assertThat(answers).isGreaterThan(200);
        assertThat((double) right / found).as("precision").isGreaterThanOrEqualTo(0.95);
        assertThat((double) right / answers).as("recall of " + answers).isGreaterThanOrEqualTo(0.98);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void parallelismDuplicatesAndPartitioningDoNotMatter(int parallelism) throws Exception {
        List<Parsed> disturbed = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < RECORDS.size(); i++) {
            disturbed.add(RECORDS.get(i));
            if (random.nextInt(10) == 0) {
                disturbed.add(RECORDS.get(Math.max(0, i - random.nextInt(300))));
            }
        }

        assertThat(differences(chats(JOB.documents(disturbed, parallelism)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hashmap", "rocksdb"})
    void aFailureChangesNothing(String backend) throws Exception {
        TreeMap<String, String> documents = JOB.documentsAfterAFailure(RECORDS, backend, 15_000, 10_000);

        assertThat(differences(chats(documents))).isEmpty();
    }

    /** What differs from the expected documents, field by field. */
    private static List<String> differences(TreeMap<String, String> actual) throws Exception {
        List<String> differences = new ArrayList<>();
        Set<String> ids = new TreeSet<>(expected.keySet());
        ids.addAll(actual.keySet());
        for (String id : ids) {
            JsonNode before = JSON.readTree(expected.getOrDefault(id, "{}"));
            JsonNode after = JSON.readTree(actual.getOrDefault(id, "{}"));
            Set<String> fields = new TreeSet<>();
            before.fieldNames().forEachRemaining(fields::add);
            after.fieldNames().forEachRemaining(fields::add);
            for (String field : fields) {
                if (!before.path(field).equals(after.path(field))) {
                    differences.add(id + ' ' + field + ": " + before.path(field) + " and " + after.path(field));
                }
            }
        }
        return differences;
    }

    private static TreeMap<String, String> chats(TreeMap<String, String> documents) {
        TreeMap<String, String> chats = new TreeMap<>();
        for (Map.Entry<String, String> document : documents.entrySet()) {
            if (document.getKey().startsWith("chats/")) {
                chats.put(document.getKey(), document.getValue());
            }
        }
        return chats;
    }
}
