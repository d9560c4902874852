package io.rounds.ingest.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class RatioGuardTest {
    private static RatioGuard guard(int bytes, long packed) {
        return new RatioGuard(new ByteArrayInputStream(new byte[bytes]), packed, 1_000);
    }

    @Test
    void whatUnpacksToMoreThanFiveHundredTimesItsSizeEndsAsDamaged() {
        assertThatThrownBy(() -> guard(10_000, 10).readAllBytes())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("500 times its size");
    }

    @Test
    void smallFilesAndOrdinaryOnesPass() throws IOException {
        assertThat(guard(1_000, 0).readAllBytes()).hasSize(1_000);
        assertThat(guard(10_000, 20).readAllBytes()).hasSize(10_000);
    }

    @Test
    void aDefectOfADecompressorIsDamage() {
        InputStream defect = new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("no such table");
            }

            @Override
            public int read(byte[] into, int from, int length) {
                throw new IllegalStateException("no such table");
            }
        };
        assertThatThrownBy(() -> new RatioGuard(defect, 1).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no such table");
    }
}
