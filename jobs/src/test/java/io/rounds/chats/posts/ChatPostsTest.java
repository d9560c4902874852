package io.rounds.chats.posts;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.model.Kind;
import io.rounds.model.Tweet;
import io.rounds.trends.Tweets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatPostsTest {
    private static final Instant AT = Instant.parse("2026-01-06T20:10:00Z");

    @Test
    void aPostHasWhatTheTweetHas() {
        Tweet tweet = Tweets.repost(2, "Ann", AT, 1, "WardChat", "MedEd");

        ChatPost post = ChatPosts.of(tweet, List.of("A1"), List.of("date_of_birth"));

        assertThat(post.tweet()).isEqualTo("x:2");
        assertThat(post.atMillis()).isEqualTo(AT.toEpochMilli());
        assertThat(post.kind()).isEqualTo(Kind.REPOST);
        assertThat(post.author().id()).isEqualTo("x:Ann");
        assertThat(post.author().handle()).isEqualTo("Ann");
        assertThat(post.author().followers()).isEqualTo(10);
        assertThat(post.author().openedMillis()).isEqualTo(AT.minusSeconds(1_000_000).toEpochMilli());
        assertThat(post.content().hashtags()).containsExactly("WardChat", "MedEd");
        assertThat(post.content().labels()).containsExactly("A1");
        assertThat(post.content().confidentiality()).containsExactly("date_of_birth");
        assertThat(post.references().repostOf()).isEqualTo("x:1");
        assertThat(post.tagged()).isTrue();
        assertThat(post.untagged().tagged()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Checklists helped!, @ann checklists HELPED #WardChat https://litfl.com/a",
        "ÄRZTE lernen, ärzte… lernen #MedEd",
        "Don’t, don't",
        "स्वागत है, (स्वागत) है!"
    })
    void whatSaysTheSameHasTheSameFingerprint(String one, String other) {
        assertThat(ChatPosts.textFingerprint(one)).isEqualTo(ChatPosts.textFingerprint(other)).isNotZero();
    }

    @Test
    void whatSaysSomethingElseHasAnotherFingerprint() {
        assertThat(ChatPosts.textFingerprint("Checklists helped")).isNotEqualTo(ChatPosts.textFingerprint("Checklists help"));
    }

    @Test
    void nothingIsLeftOfTagsMentionsAndLinks() {
        assertThat(ChatPosts.textFingerprint("@ann #WardChat 👍 https://t.co/abc …")).isZero();
    }
}
