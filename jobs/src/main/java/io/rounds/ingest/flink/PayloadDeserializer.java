package io.rounds.ingest.flink;

import io.rounds.ingest.ReadingDefaults;
import io.rounds.ingest.RecordParser;
import io.rounds.model.Origin;
import io.rounds.model.Parsed;
import java.time.Instant;
import java.util.Objects;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Parses a Kafka record, whose place is {@code topic/partition/offset} and whose time is the broker's. */
final class PayloadDeserializer implements KafkaRecordDeserializationSchema<Parsed> {
    private static final long serialVersionUID = 1;

    private final boolean includeProtected;
    private transient @Nullable RecordParser parser;

    /** @param includeProtected whether posts of protected accounts are analysed, too */
    PayloadDeserializer(boolean includeProtected) {
        this.includeProtected = includeProtected;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        parser = new RecordParser(ReadingDefaults.NONE.withProtected(includeProtected));
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Parsed> out) {
        byte[] payload = record.value();
        if (payload != null) {
            String place = record.topic() + '/' + record.partition() + '/' + record.offset();
            Objects.requireNonNull(parser)
                    .parse(payload, new Origin(place, Instant.ofEpochMilli(record.timestamp())), out::collect);
        }
    }

    @Override
    public TypeInformation<Parsed> getProducedType() {
        return TypeInformation.of(Parsed.class);
    }
}
