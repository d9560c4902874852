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
    GZIP("gzip", "\u001F\u008B") {
        @Override
        InputStream unpack(PeekStream packed) throws IOException {
            return new GZIPInputStream(packed, BUFFER_BYTES);
        }
    },
    BZIP2("bzip2", "BZh") {
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
    XZ("xz", "\u00FD7zXZ\0") {
        @Override
        InputStream unpack(PeekStream packed) throws IOException {
            return new XZInputStream(new BufferedInputStream(packed, BUFFER_BYTES), MAX_XZ_MEMORY_KIB);
        }
    },
    ZSTD("zstd", "(\u00B5/\u00FD") {
        @Override
        boolean matches(byte[] head) {
            // pzstd begins a file with a frame that decoders skip: its length, and four or eight bytes.
            return super.matches(head) || (isSkipped(head) && (beginsAt(head, 12) || beginsAt(head, 16)));
        }

        private boolean isSkipped(byte[] head) {
            return head.length > 3 && (head[0] & 0xF0) == 0x50 && Magic.at(head, 1, "*M\u0018");
        }

        private boolean beginsAt(byte[] head, int offset) {
            return head.length > offset + 2 && Magic.at(head, offset, "(\u00B5/");
        }

        @Override
        InputStream unpack(PeekStream packed) throws IOException {
            // Dumps of whole networks are made with windows of up to 2 GiB (zstd --long=31).
            return new ZstdInputStream(new BufferedInputStream(packed, BUFFER_BYTES)).setLongMax(31);
        }
    },
    LZ4("lz4", "\u0004\"M\u0018") {
        @Override
        InputStream unpack(PeekStream packed) throws IOException {
            return new FramedLZ4CompressorInputStream(new BufferedInputStream(packed, BUFFER_BYTES), true);
        }
    };

    private static final int BUFFER_BYTES = 1 << 16;

    /** What {@code xz -9} needs is a sixth of it. */
    private static final int MAX_XZ_MEMORY_KIB = 400 << 10;

    private final String words;
    /** The first bytes, each as a character. */
    private final String magic;

    Compression(String words, String magic) {
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
