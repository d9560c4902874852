package io.rounds.credibility.flink;

import io.rounds.credibility.AccountActivity;
import io.rounds.credibility.AccountProfile;
import io.rounds.credibility.SharedSource;
import io.rounds.flink.TextCodec;
import io.rounds.flink.VersionedSerializer;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A compact binary form, since there is one record for every tweet. */
public final class AccountActivitySerializer extends VersionedSerializer<AccountActivity> {
    private static final long serialVersionUID = 1;
    private static final int VERSION = 1;
    private static final int NONE = -1;

    /** Stateless, so one instance serves all. */
    public static final AccountActivitySerializer INSTANCE = new AccountActivitySerializer();

    private AccountActivitySerializer() {
        super(VERSION);
    }

    @Override
    public AccountActivity createInstance() {
        return new AccountActivity("", "", 0, false, null, new AccountProfile(null, null, null), List.of());
    }

    @Override
    protected void write(AccountActivity activity, DataOutputView out) throws IOException {
        TextCodec.write(activity.account(), out);
        TextCodec.write(activity.tweet(), out);
        out.writeLong(activity.millis());
        out.writeBoolean(activity.repost());
        TextCodec.write(activity.from(), out);
        Instant created = activity.profile().createdAt();
        Integer followers = activity.profile().followers();
        Integer following = activity.profile().following();
        out.writeLong(created == null ? Long.MIN_VALUE : created.toEpochMilli());
        out.writeInt(followers == null ? NONE : followers);
        out.writeInt(following == null ? NONE : following);
        out.writeInt(activity.shared().size());
        for (SharedSource shared : activity.shared()) {
            Long origin = shared.origin();
            TextCodec.write(shared.source(), out);
            out.writeBoolean(shared.paper());
            out.writeBoolean(origin != null);
            out.writeLong(origin == null ? 0 : origin);
        }
    }

    @Override
    protected AccountActivity read(int found, DataInputView in) throws IOException {
        return new AccountActivity(
                TextCodec.read(in),
                TextCodec.read(in),
                in.readLong(),
                in.readBoolean(),
                TextCodec.readNullable(in),
                readProfile(in),
                readShared(in));
    }

    private static AccountProfile readProfile(DataInputView in) throws IOException {
        long created = in.readLong();
        int followers = in.readInt();
        int following = in.readInt();
        return new AccountProfile(
                created == Long.MIN_VALUE ? null : Instant.ofEpochMilli(created),
                followers == NONE ? null : (Integer) followers,
                following == NONE ? null : (Integer) following);
    }

    private static List<SharedSource> readShared(DataInputView in) throws IOException {
        int size = in.readInt();
        List<SharedSource> all = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            String source = TextCodec.read(in);
            boolean paper = in.readBoolean();
            boolean passedOn = in.readBoolean();
            long origin = in.readLong();
            all.add(new SharedSource(source, passedOn ? (Long) origin : null, paper));
        }
        return all;
    }

    @Override
    public TypeSerializerSnapshot<AccountActivity> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Written into checkpoints beside the state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<AccountActivity> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
