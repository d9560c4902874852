package io.rounds.trends;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicTest {
    @ParameterizedTest
    @CsvSource({
        "foamed, HASHTAG, sepsis, foamed sepsis",
        "foamed, HASHTAG, a b, foamed a b",
        "foamed, LINK, https://litfl.com/a, foamed/link https://litfl.com/a",
        "all, LINK, https://litfl.com/a b, all/link https://litfl.com/a b"
    })
    void aKeyNamesCommunityKindAndName(String community, TopicKind kind, String name, String key) {
        TopicGroup group = new TopicGroup(community, kind);

        assertThat(Topic.of(group, name)).isEqualTo(key);
        assertThat(TopicGroup.parse(Topic.group(key))).isEqualTo(group);
        assertThat(Topic.name(key)).isEqualTo(name);
    }
}
