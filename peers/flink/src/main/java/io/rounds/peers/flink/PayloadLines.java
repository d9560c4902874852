package io.rounds.peers.flink;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.reader.SimpleStreamFormat;
import org.apache.flink.connector.file.src.reader.StreamFormat;
import org.apache.flink.core.fs.FSDataInputStream;
import org.jspecify.annotations.Nullable;

/** Lines as bytes, without decoding them: what parsers of JSON take. */
final class PayloadLines extends SimpleStreamFormat<byte[]> {
    private static final long serialVersionUID = 1;
    private static final int BUFFER_BYTES = 1 << 16;

    @Override
    public StreamFormat.Reader<byte[]> createReader(Configuration config, FSDataInputStream stream) {
        return new LineReader(stream);
    }

    @Override
    public TypeInformation<byte[]> getProducedType() {
        return PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
    }

    private static final class LineReader implements StreamFormat.Reader<byte[]> {
        private final InputStream in;
        private final byte[] buffer = new byte[BUFFER_BYTES];
        private int position;
        private int limit;

        LineReader(InputStream stream) {
            this.in = new BufferedInputStream(stream, BUFFER_BYTES);
        }

        @Override
        public byte @Nullable [] read() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
            while (true) {
                if (position == limit) {
                    position = 0;
                    limit = Math.max(in.read(buffer), 0);
                    if (limit == 0) {
                        return line.size() == 0 ? null : line.toByteArray();
                    }
                }
                int end = position;
                while (end < limit && buffer[end] != '\n') {
                    end++;
                }
                line.write(buffer, position, end - position);
                position = end;
                if (end < limit) {
                    position++;
                    return line.toByteArray();
                }
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
