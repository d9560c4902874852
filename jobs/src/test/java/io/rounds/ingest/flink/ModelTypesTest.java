package io.rounds.ingest.flink;

import io.rounds.model.Document;
import io.rounds.model.Parsed;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

class ModelTypesTest {
    @Test
    void noRecordOfTheModelIsSerialisedByKryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Parsed.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Document.class);
    }
}
