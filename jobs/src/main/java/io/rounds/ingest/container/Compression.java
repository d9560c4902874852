package io.rounds.ingest.container;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** A compression of a single file, recognised by its first bytes. Files of several frames or members are read to the end. */
enum Compression {
    GZIP("gzip", 0x1F, 0x8B) {
        @Override
        InputStream unpack(PeekStream packed) throws IOException {
            return new GZIPInputStream(packed, BUFFER_BYTES);
        }
    },
    BZIP2("bzip2", 'B', 'Z', 'h') {
        @Override
        boolean matches(byte[] head) {
            return super.matches(head) && head.length > 9 && head[3] >= '1' && head[3] <= '9' && isBlock(head);
        }

        /** The first block begins with the digits of pi, the end of an empty file with those of its root. */
        private boolean isBlock(byte[] head) {
            return (head[4] == 0x31 && head[5] == 0x41 && head[6] == 0x59)
                    || (head[4] == 0x17 && head[5] == 0x72 && head[6] == 0x45);
        }

        @Override
        InputStream unpack(PeekStream packed) throws IOException {
            return new BZip2CompressorInputStream(new BufferedInputStream(packed, BUFFER_BYTES), true);
        }
    },
    XZ("xz", 0xFD, '7', 'z', 'X', 'Z', 0x00) {
        @Override
        InputStream unpack(PeekStream packed) throws IOException {
            return new XZInputStream(new BufferedInputStream(packed, BUFFER_BYTES), MAX_XZ_MEMORY_KIB);
        }
    },
    ZSTD("zstd", 0x28, 0xB5, 0x2F, 0xFD) {
        @Override
        boolean matches(byte[] head) {
            // pzstd begins a file with a frame that decoders skip.
            return super.matches(head)
                    || (head.length > 11
                            && (head[0] & 0xF0) == 0x50
                            && head[1] == 0x2A
                            && head[2] == 0x4D
                            && head[3] == 0x18
                            && head[8] == 0x28
                            && (head[9] & 0xFF) == 0xB5)
                    || (head.length > 15
                            && (head[0] & 0xF0) == 0x50
                            && head[1] == 0x2A
                            && head[2] == 0x4D
                            && head[3] == 0x18
                            && head[12] == 0x28
                            && (head[13] & 0xFF) == 0xB5);
        }

        @Override
        InputStream unpack(PeekStream packed) throws IOException {
            // Dumps of whole networks are made with windows of up to 2 GiB (zstd --long=31).
            return new ZstdInputStream(new BufferedInputStream(packed, BUFFER_BYTES)).setLongMax(31);
        }
    },
    LZ4("lz4", 0x04, 0x22, 0x4D, 0x18) {
        @Override
        InputStream unpack(PeekStream packed) throws IOException {
            return new FramedLZ4CompressorInputStream(new BufferedInputStream(packed, BUFFER_BYTES), true);
        }
    };

    private static final int BUFFER_BYTES = 1 << 16;

    /** What {@code xz -9} needs is a sixth of it. */
    private static final int MAX_XZ_MEMORY_KIB = 400 << 10;

    private final String words;
    private final int[] magic;

    Compression(String words, int... magic) {
        this.words = words;
        this.magic = magic;
    }

    /** The compression of a file that begins with these bytes; null if it has none. */
    static @Nullable Compression of(byte[] head) {
        for (Compression compression : values()) {
            if (compression.matches(head)) {
                return compression;
            }
        }
        return null;
    }

    boolean matches(byte[] head) {
        return Magic.startsWith(head, magic);
    }

    /** What messages call it. */
    String words() {
        return words;
    }

    /** @throws IOException when the header is cut or damaged, or the file cannot be read */
    abstract InputStream unpack(PeekStream packed) throws IOException;
}
