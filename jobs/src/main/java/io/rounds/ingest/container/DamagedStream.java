package io.rounds.ingest.container;

import java.io.IOException;
import java.io.InputStream;

/** A stream of nothing that fails. */
final class DamagedStream extends InputStream {
    private final IOException damage;

    DamagedStream(IOException damage) {
        this.damage = damage;
    }

    @Override
    public int read() throws IOException {
        throw new IOException(damage.getMessage(), damage);
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        throw new IOException(damage.getMessage(), damage);
    }
}
