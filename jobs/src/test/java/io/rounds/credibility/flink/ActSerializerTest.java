package io.rounds.credibility.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.credibility.Act;
import io.rounds.credibility.Profile;
import io.rounds.credibility.Shared;
import java.time.Instant;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class ActSerializerTest {
    @Test
    void whatIsReadIsWhatWasWrittenAlsoWhereMuchIsUnknown() throws Exception {
        List<Act> acts = List.of(
                new Act("x:1", "x:2", 3, false, null, new Profile(null, null, null), List.of()),
                new Act(
                        "mastodon:a.example/9",
                        "mastodon:a.example/10",
                        -4,
                        true,
                        "account:x:Zoë",
                        new Profile(Instant.parse("2009-03-04T05:06:07.008Z"), 0, 12),
                        List.of(
                                new Shared("domain:litfl.com", -7L, true),
                                new Shared("domain:münchen.example", null, false))));
        DataOutputSerializer out = new DataOutputSerializer(64);
        for (Act act : acts) {
            ActSerializer.INSTANCE.serialize(act, out);
        }

        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        for (Act act : acts) {
            assertThat(ActSerializer.INSTANCE.deserialize(in)).isEqualTo(act);
        }
        assertThat(in.available()).isZero();
    }
}
