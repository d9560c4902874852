package io.rounds.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.ingest.flink.TweetTime;
import io.rounds.model.Community;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.runtime.kryo.KryoSerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** The graph of the whole job, which is built and not run. */
class TopologyTest {
    /** A savepoint finds an operator's state by its uid: what leaves this list loses its state, and must say so. */
    private static final String UIDS = "uids.txt";

    private final List<StreamNode> operators = operators();

    @Test
    void everyUidIsOneOfTheStoredList() throws Exception {
        assertThat(operators.stream().map(StreamNode::getTransformationUID))
                .as("the uids of jobs/src/test/resources/io/rounds/app/%s", UIDS)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(storedUids());
    }

    @Test
    void everyOperatorIsCalledByItsUid() {
        assertThat(operators).isNotEmpty().allSatisfy(operator -> assertThat(operator.getOperatorName())
                .as("the name in the web UI and in metrics")
                .contains(operator.getTransformationUID()));
    }

    @Test
    void nothingIsSerializedByKryo() {
        List<TypeSerializer<?>> serializers = new ArrayList<>();
        for (StreamNode operator : operators) {
            serializers.add(operator.getTypeSerializerOut());
            serializers.add(operator.getStateKeySerializer());
            serializers.addAll(List.of(operator.getTypeSerializersIn()));
        }
        assertThat(serializers.stream().filter(Objects::nonNull).map(TypeSerializer::getClass))
                .isNotEmpty()
                .doesNotContain(KryoSerializer.class);
    }

    @Test
    void operatorsOfAnAnalysisBeginWithItsName() {
        assertThat(Analyses.standard()).allSatisfy(analysis -> assertThat(operators)
                .anyMatch(operator -> operator.getTransformationUID().startsWith(analysis.name() + '-')));
    }

    private static List<StreamNode> operators() {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(Environments.configured(new Configuration()));
        AnalyticsJob.build(
                environment,
                ListSource.of(List.of()),
                TweetTime.watermarks(Duration.ofSeconds(30)),
                new CollectingSink(),
                AnalyticsOptions.of(List.of(Community.ALL)).withShuffleById());
        return environment.getStreamGraph().getStreamNodes().stream().toList();
    }

    private static List<String> storedUids() throws IOException {
        try (InputStream in = Objects.requireNonNull(TopologyTest.class.getResourceAsStream(UIDS), UIDS)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
