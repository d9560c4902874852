package io.rounds.app;

import io.rounds.ingest.RecordParser;
import io.rounds.model.Origin;
import io.rounds.model.Parsed;
import io.rounds.simulator.Message;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/** A bounded source of a simulated stream as it arrives, for one subtask, that does not survive a failure. */
final class SimulatedSource implements GeneratorFunction<Long, Parsed> {
    private static final long serialVersionUID = 1;

    private final SimulatorSettings settings;
    private transient Simulator simulator;
    private transient RecordParser parser;

    private SimulatedSource(SimulatorSettings settings) {
        this.settings = settings;
    }

    /** So many messages of the stream. */
    static Source<Parsed, ?, ?> of(int weeks, long seed, long messages) {
        return new DataGeneratorSource<>(
                new SimulatedSource(new SimulatorSettings(weeks, seed)), messages, TypeInformation.of(Parsed.class));
    }

    /** What travels to the subtask in place of the options. */
    record SimulatorSettings(int weeks, long seed) implements java.io.Serializable {
        SimulatorOptions options() {
            return SimulatorOptions.weeks(weeks).toBuilder().seed(seed).build();
        }
    }

    @Override
    public void open(SourceReaderContext context) {
        simulator = new Simulator(settings.options());
        parser = new RecordParser();
    }

    @Override
    public Parsed map(Long index) {
        Message message = simulator.next();
        List<Parsed> parsed = new ArrayList<>();
        parser.parse(message.payload(), new Origin("simulated:" + index, message.arrival()), parsed::add);
        if (parsed.size() != 1) {
            throw new IllegalStateException("a message of the stream is one tweet, deletion or rejection");
        }
        return parsed.get(0);
    }
}
