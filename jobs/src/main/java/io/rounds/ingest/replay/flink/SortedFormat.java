package io.rounds.ingest.replay.flink;

import io.rounds.model.Parsed;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.reader.SimpleStreamFormat;
import org.apache.flink.connector.file.src.reader.StreamFormat;
import org.apache.flink.core.fs.FSDataInputStream;
import org.jspecify.annotations.Nullable;

/** Reads the file of a {@link SortedArchive}: for each result its length, four bytes, and {@link ParsedCodec}'s bytes. */
final class SortedFormat extends SimpleStreamFormat<Parsed> {
    private static final long serialVersionUID = 1;
    private static final int BUFFER_BYTES = 1 << 16;

    @Override
    public StreamFormat.Reader<Parsed> createReader(Configuration config, FSDataInputStream stream) {
        return new Reader(new DataInputStream(new BufferedInputStream(stream, BUFFER_BYTES)));
    }

    @Override
    public TypeInformation<Parsed> getProducedType() {
        return TypeInformation.of(Parsed.class);
    }

    private static final class Reader implements StreamFormat.Reader<Parsed> {
        private final DataInputStream in;
        private final ParsedCodec codec = new ParsedCodec();

        Reader(DataInputStream in) {
            this.in = in;
        }

        @Override
        public @Nullable Parsed read() throws IOException {
            int first = in.read();
            if (first < 0) {
                return null;
            }
            int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("The sorted archive is cut: the disk was full, or somebody changed the file");
            }
            return codec.read(bytes);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
