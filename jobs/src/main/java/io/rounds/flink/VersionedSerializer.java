package io.rounds.flink;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A serializer of immutable values, a copy of which is the value itself, in a binary form that has a version: the first
 * byte of each value. A savepoint of an earlier version of Rounds can be read as long as {@link #read} knows the versions
 * before its own.
 *
 * <p>To change the form, raise the version, write the new form and keep reading the old ones: the fixtures
 * {@code NAME.vN.bin} of the tests hold a value of each.
 *
 * <p>A value is assembled in memory and written as one block of bytes, because writing single bytes to a checkpoint stream
 * costs a hundred times as much.
 */
public abstract class VersionedSerializer<T> extends TypeSerializerSingleton<T> {
    private static final long serialVersionUID = 1;
    private static final int MAX_VERSION = 255;
    private static final int INITIAL_BYTES = 1 << 10;
    private static final int MAX_KEPT_BYTES = 1 << 20;

    /** Of the thread, since a serializer is shared. A value within another one is written into its block. */
    private static final ThreadLocal<DataOutputSerializer> BLOCK =
            ThreadLocal.withInitial(() -> new DataOutputSerializer(INITIAL_BYTES));

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

    /** Writes a value in the current form. */
    protected abstract void write(T value, DataOutputView out) throws IOException;

    /**
     * Reads a value.
     *
     * @param found the version in which it was written, from 1 to the current one
     */
    protected abstract T read(int found, DataInputView in) throws IOException;

    @Override
    public final void serialize(T value, DataOutputView out) throws IOException {
        if (out instanceof DataOutputSerializer) {
            out.writeByte(version);
            write(value, out);
            return;
        }
        DataOutputSerializer block = BLOCK.get();
        block.clear();
        block.writeByte(version);
        write(value, block);
        out.write(block.getSharedBuffer(), 0, block.length());
        if (block.length() > MAX_KEPT_BYTES) {
            BLOCK.remove();
        }
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

    @Override
    public final T deserialize(T reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public final void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    @Override
    public final T copy(T value) {
        return value;
    }

    @Override
    public final T copy(T value, T reuse) {
        return value;
    }

    @Override
    public final boolean isImmutableType() {
        return true;
    }

    @Override
    public final int getLength() {
        return -1;
    }
}
