package io.rounds.flink;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A serializer of immutable values whose binary form has a version: the first byte of each value. A savepoint of an
 * earlier version of Rounds can be read as long as {@link #read} knows the versions before its own.
 *
 * <p>To change the form, raise the version, write the new form and keep reading the old ones: the fixtures
 * {@code NAME.vN.bin} of the tests hold a value of each.
 */
public abstract class VersionedSerializer<T> extends ImmutableSerializer<T> {
    private static final long serialVersionUID = 1;
    private static final int MAX_VERSION = 255;

    private final int version;

    /** @param version of the form that {@link #write} writes, from 1 to 255 */
    protected VersionedSerializer(int version) {
        if (version < 1 || version > MAX_VERSION) {
            throw new IllegalArgumentException("a version is from 1 to " + MAX_VERSION + ", not " + version);
        }
        this.version = version;
    }

    /** The version of the form that is written. */
    public final int version() {
        return version;
    }

    @Override
    public final void serialize(T value, DataOutputView out) throws IOException {
        out.writeByte(version);
        write(value, out);
    }

    @Override
    public final T deserialize(DataInputView in) throws IOException {
        int found = in.readUnsignedByte();
        if (found < 1 || found > version) {
            throw new IOException(getClass().getSimpleName() + " reads versions 1 to " + version + ", and not " + found
                    + ": the state was written by a later version of Rounds, or is damaged");
        }
        return read(found, in);
    }

    /** Writes a value in the current form. */
    protected abstract void write(T value, DataOutputView out) throws IOException;

    /**
     * Reads a value.
     *
     * @param found the version in which it was written, from 1 to the current one
     */
    protected abstract T read(int found, DataInputView in) throws IOException;
}
