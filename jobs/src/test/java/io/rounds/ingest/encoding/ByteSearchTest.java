package io.rounds.ingest.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteSearchTest {
    private static final byte A = 'a';
    private static final byte B = 'b';

    /** Of all bytes near those that are wanted: subtraction borrows from the next byte, and the highest bit is one of its own. */
    private static byte[] bytes(Random random, int length) {
        byte[] near = {A, B, A - 1, B + 1, 0, 1, (byte) 0x80, (byte) (A | 0x80), (byte) 0xFF};
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = random.nextInt(3) == 0 ? near[random.nextInt(near.length)] : (byte) 'x';
        }
        return bytes;
    }

    private static int simple(byte[] bytes, int from, int to, byte wanted, byte other) {
        int at = from;
        while (at < to && bytes[at] != wanted && bytes[at] != other) {
            at++;
        }
        return at;
    }

    @Test
    void findsWhatALoopFinds() {
        Random random = new Random(7);
        for (int run = 0; run < 20_000; run++) {
            byte[] bytes = bytes(random, random.nextInt(40));
            int from = random.nextInt(bytes.length + 1);
            int to = from + random.nextInt(bytes.length - from + 1);
            assertThat(ByteSearch.find(bytes, from, to, A)).isEqualTo(simple(bytes, from, to, A, A));
            assertThat(ByteSearch.find(bytes, from, to, A, B)).isEqualTo(simple(bytes, from, to, A, B));
        }
    }

    @Test
    void countsEachByte() {
        Random random = new Random(8);
        for (int run = 0; run < 5_000; run++) {
            byte[] bytes = bytes(random, random.nextInt(40));
            int count = 0;
            for (byte b : bytes) {
                count += b == A ? 1 : 0;
            }
            assertThat(ByteSearch.count(bytes, 0, bytes.length, A)).isEqualTo(count);
        }
    }

    @Test
    void copiesWhatIsBeforeTheByte() {
        Random random = new Random(9);
        for (int run = 0; run < 5_000; run++) {
            byte[] bytes = bytes(random, random.nextInt(40));
            byte[] target = new byte[bytes.length + 3 + Long.BYTES];
            int end = ByteSearch.copyUntil(bytes, 0, bytes.length, A, target, 3);
            assertThat(end).isEqualTo(simple(bytes, 0, bytes.length, A, A));
            assertThat(Arrays.copyOfRange(target, 3, 3 + end)).isEqualTo(Arrays.copyOf(bytes, end));
        }
    }
}
