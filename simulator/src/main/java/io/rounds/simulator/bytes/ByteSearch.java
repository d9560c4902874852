package io.rounds.simulator.bytes;

import java.util.Arrays;

/** Searching in bytes. */
public final class ByteSearch {
    private ByteSearch() {}

    /** Where the bytes occur first at or after {@code from}; -1 where they do not. */
    public static int find(byte[] in, byte[] what, int from) {
        for (int at = from; at <= in.length - what.length; at++) {
            if (in[at] == what[0] && Arrays.equals(in, at, at + what.length, what, 0, what.length)) {
                return at;
            }
        }
        return -1;
    }
}
