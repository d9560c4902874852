package io.rounds.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Values as earlier versions of Rounds wrote them: {@code NAME.vN.bin} beside the test class, of each version N of a
 * serializer. A file that is there must never change. After a version was raised, {@code -Drounds.fixtures.write=true}
 * writes the file of the new one.
 */
public final class StoredBytes {
    private static final String WRITE = "rounds.fixtures.write";

    private StoredBytes() {}

    /**
     * Asserts that the current version writes a value as its file has it, and that it reads the files of all versions as
     * that value.
     *
     * @param test whose resources hold the files
     * @param name of the type
     * @param value the same for all versions; what later versions added must have its default in it
     */
    public static <T> void assertReadable(Class<?> test, String name, VersionedSerializer<T> serializer, T value) {
        String current = name + ".v" + serializer.version() + ".bin";
        byte[] written = write(serializer, value);
        if (Boolean.getBoolean(WRITE) && test.getResource(current) == null) {
            store(test, current, written);
        } else {
            assertThat(written).as("the bytes of %s", current).isEqualTo(stored(test, current));
        }
        for (int version = 1; version < serializer.version(); version++) {
            String file = name + ".v" + version + ".bin";
            assertThat(read(serializer, stored(test, file))).as(file).usingRecursiveComparison().isEqualTo(value);
        }
        assertThat(read(serializer, written)).as(current).usingRecursiveComparison().isEqualTo(value);
    }

    private static <T> byte[] write(VersionedSerializer<T> serializer, T value) {
        try {
            DataOutputSerializer out = new DataOutputSerializer(256);
            serializer.serialize(value, out);
            return out.getCopyOfBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(VersionedSerializer<T> serializer, byte[] bytes) {
        try {
            DataInputDeserializer in = new DataInputDeserializer(bytes);
            T value = serializer.deserialize(in);
            assertThat(in.available()).as("bytes that were not read").isZero();
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] stored(Class<?> test, String file) {
        try (InputStream in = test.getResourceAsStream(file)) {
            assertThat(in)
                    .as("%s beside %s; write it with -D%s=true", file, test.getSimpleName(), WRITE)
                    .isNotNull();
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void store(Class<?> test, String file, byte[] bytes) {
        Path folder = Path.of("src/test/resources", test.getPackageName().split("\\."));
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(file), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
