package io.rounds.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.junit.jupiter.api.Test;

class VersionedSerializerTest {

    @Test
    void laterVersionsReadWhatEarlierOnesWrote() throws Exception {
        assertThat(new Numbers(2).deserialize(new DataInputDeserializer(bytes(new Numbers(1), 7L)))).isEqualTo(7);
        assertThat(new Numbers(2).deserialize(new DataInputDeserializer(bytes(new Numbers(2), 7L)))).isEqualTo(7);
    }

    @Test
    void anEarlierVersionRefusesWhatALaterOneWrote() throws Exception {
        DataInputDeserializer later = new DataInputDeserializer(bytes(new Numbers(2), 7L));

        assertThatThrownBy(() -> new Numbers(1).deserialize(later))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("versions 1 to 1")
                .hasMessageContaining("later version");
    }

    @Test
    void aVersionFitsIntoAByte() {
        assertThatThrownBy(() -> new Numbers(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Numbers(256)).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] bytes(Numbers serializer, long value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(16);
        serializer.serialize(value, out);
        return out.getCopyOfBuffer();
    }

    /** Version 1 wrote ints, version 2 writes longs. */
    private static final class Numbers extends VersionedSerializer<Long> {
        private static final long serialVersionUID = 1;

        Numbers(int version) {
            super(version);
        }

        @Override
        public Long createInstance() {
            return 0L;
        }

        @Override
        protected void write(Long value, DataOutputView out) throws IOException {
            if (version() == 1) {
                out.writeInt(value.intValue());
            } else {
                out.writeLong(value);
            }
        }

        @Override
        protected Long read(int found, DataInputView in) throws IOException {
            return found == 1 ? (long) in.readInt() : in.readLong();
        }

        @Override
        public TypeSerializerSnapshot<Long> snapshotConfiguration() {
            return new SimpleTypeSerializerSnapshot<>(() -> new Numbers(2)) {};
        }
    }
}
