package io.rounds.credibility.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.credibility.AccountActivity;
import io.rounds.credibility.AccountProfile;
import io.rounds.credibility.SharedSource;
import io.rounds.flink.StoredBytes;
import java.time.Instant;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class AccountActivitySerializerTest {
    private static final List<AccountActivity> ACTIVITIES = List.of(
                new AccountActivity("x:1", "x:2", 3, false, null, new AccountProfile(null, null, null), List.of()),
                new AccountActivity(
                        "mastodon:a.example/9",
                        "mastodon:a.example/10",
                        -4,
                        true,
                        "account:x:Zoë",
                        new AccountProfile(Instant.parse("2009-03-04T05:06:07.008Z"), 0, 12),
                        List.of(
                                new SharedSource("domain:litfl.com", -7L, true),
                                new SharedSource("domain:münchen.example", null, false))));

    @Test
    void whatIsReadIsWhatWasWrittenAlsoWhereMuchIsUnknown() throws Exception {
        DataOutputSerializer out = new DataOutputSerializer(64);
        for (AccountActivity activity : ACTIVITIES) {
            AccountActivitySerializer.INSTANCE.serialize(activity, out);
        }

        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        for (AccountActivity activity : ACTIVITIES) {
            assertThat(AccountActivitySerializer.INSTANCE.deserialize(in)).isEqualTo(activity);
        }
        assertThat(in.available()).isZero();
    }

    @Test
    void whatEarlierVersionsStoredIsReadAgain() {
        StoredBytes.assertReadable(getClass(), "AccountActivity", AccountActivitySerializer.INSTANCE, ACTIVITIES.get(1));
    }
}
