package io.rounds.credibility.flink;

import io.rounds.flink.StoredBytes;
import org.junit.jupiter.api.Test;

class LinkShareSerializerTest {
    @Test
    void whatEarlierVersionsStoredIsReadAgain() {
        StoredBytes.assertReadable(
                getClass(), "LinkShare", LinkShareSerializer.INSTANCE, new LinkShare(-5, "mastodon:a.example/Zoë", 7));
    }
}
