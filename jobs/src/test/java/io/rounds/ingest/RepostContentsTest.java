package io.rounds.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.communities.Communities;
import io.rounds.model.Community;
import io.rounds.model.Hashtag;
import io.rounds.model.Tweet;
import io.rounds.trends.Tweets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RepostContentsTest {
    private static final Instant AT = Instant.parse("2026-01-05T10:00:00Z");
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final Communities FOAMED =
            new Communities(List.of(new Community("foamed", "FOAM", Set.of("foamed"), false)));

    private final RepostContents contents = new RepostContents(FOAMED, 3 * DAY, 10 * MINUTE, 100);
    private final List<Tweet> out = new ArrayList<>();

    private void give(Tweet tweet) {
        contents.accept(tweet, out::add);
    }

    private void advance(Instant to) {
        contents.advance(to.toEpochMilli(), out::add);
    }

    private static Tweet post(long number, Instant at, String... tags) {
        return Tweets.ofBluesky(Tweets.original(number, "ada", at, tags));
    }

    private static Tweet repost(long number, Instant at, long of) {
        return Tweets.ofBluesky(Tweets.repost(number, "bea", at, of));
    }

    private static List<String> tags(Tweet tweet) {
        return tweet.hashtags().stream().map(Hashtag::tag).toList();
    }

    @Test
    void aRepostGetsTheContentOfItsPost() {
        Tweet post = post(1, AT, "foamed", "sepsis");
        give(post);
        give(repost(2, AT.plusSeconds(60), 1));

        assertThat(out).hasSize(2);
        assertThat(out.get(1).hashtags()).isEqualTo(post.hashtags());
        assertThat(out.get(1).text()).isEqualTo(post.text());
        assertThat(out.get(1).author().handle()).isEqualTo("bea");
        assertThat(out.get(1).createdAt()).isEqualTo(AT.plusSeconds(60));
    }

    @Test
    void aRepostThatComesFirstWaitsForItsPost() {
        give(repost(2, AT.plusSeconds(60), 1));
        give(repost(3, AT.plusSeconds(70), 1));
        assertThat(out).isEmpty();

        give(post(1, AT, "foamed"));
        assertThat(out).extracting(RepostContentsTest::tags).containsOnly(List.of("foamed"));
        assertThat(out).hasSize(3);
        assertThat(contents.reposts()).isEmpty();
        assertThat(contents.unfilled()).isZero();
    }

    @Test
    void aRepostWithoutItsPostGoesOnAfterAWhile() {
        give(repost(2, AT, 1));
        advance(AT.plusMillis(10 * MINUTE - 1));
        assertThat(out).isEmpty();

        advance(AT.plusMillis(10 * MINUTE));
        assertThat(out).containsExactly(repost(2, AT, 1));
        assertThat(contents.unfilled()).isEqualTo(1);
    }

    @Test
    void onlyPostsOfACommunityAreRemembered() {
        give(post(1, AT, "cats"));
        assertThat(contents.posts()).isEmpty();

        give(repost(2, AT, 1));
        assertThat(contents.reposts()).hasSize(1);
    }

    @Test
    void anEditChangesWhatLaterRepostsGet() {
        Tweet post = post(1, AT, "foamed", "sepsis");
        Tweet corrected = Tweets.edit(post(1, AT, "foamed", "shock"), List.of(), AT.plusSeconds(30));
        give(post);
        give(corrected);
        give(post);
        give(repost(2, AT.plusSeconds(60), 1));

        assertThat(tags(out.get(3))).containsExactly("foamed", "shock");
    }

    @Test
    void aPostIsForgottenAfterItsTime() {
        give(post(1, AT, "foamed"));
        advance(AT.plusMillis(3 * DAY - 1));
        assertThat(contents.posts()).hasSize(1);

        advance(AT.plusMillis(3 * DAY));
        assertThat(contents.posts()).isEmpty();
    }

    @Test
    void aPostWithADateOfLongAgoIsRememberedFromWhenItComes() {
        advance(AT);
        give(post(1, AT.minusSeconds(100 * 86_400), "foamed"));
        advance(AT.plusSeconds(86_400));

        assertThat(contents.posts()).hasSize(1);
    }

    @Test
    void tweetsOfNetworksWhoseRepostsCarryContentPass() {
        Tweet repost = Tweets.repost(2, "bea", AT, 1, "foamed");
        give(repost);

        assertThat(out).containsExactly(repost);
    }

    @Test
    void boundsHoldAndNothingIsLost() {
        for (int i = 0; i < 1_000; i++) {
            give(post(i, AT, "foamed"));
            give(repost(5_000 + i, AT, 10_000 + i));
        }
        assertThat(contents.posts()).hasSize(100);
        assertThat(contents.reposts()).hasSize(100);
        assertThat(out).hasSize(1_900);

        advance(AT.plusMillis(4 * DAY));
        assertThat(contents.posts()).isEmpty();
        assertThat(contents.reposts()).isEmpty();
        assertThat(out).hasSize(2_000);
    }

    /** In whatever order posts and reposts come within the time a repost waits, over any restart. */
    @Property(tries = 200)
    void theOrderChangesNothing(@ForAll long seed) {
        Random random = new Random(seed);
        List<Tweet> tweets = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tweets.add(post(i, AT, "foamed", "tag" + i));
            tweets.add(repost(100 + 2 * i, AT, i));
            tweets.add(repost(101 + 2 * i, AT, i));
        }
        Collections.shuffle(tweets, random);
        int restart = random.nextInt(tweets.size());
        List<Tweet> seen = new ArrayList<>();
        RepostContents running = new RepostContents(FOAMED, 3 * DAY, 10 * MINUTE, 100);
        for (int i = 0; i < tweets.size(); i++) {
            if (i == restart) {
                RepostContents restarted = new RepostContents(FOAMED, 3 * DAY, 10 * MINUTE, 100);
                restarted.restore(running.posts(), running.reposts());
                running = restarted;
            }
            running.accept(tweets.get(i), seen::add);
        }

        assertThat(seen).hasSize(60).allSatisfy(tweet -> {
            String of = tweet.isRepost() ? String.valueOf(tweet.repostOf()) : tweet.id();
            assertThat(tags(tweet)).containsExactly("foamed", "tag" + of.substring(of.indexOf(':') + 1));
        });
        running.advance(Long.MAX_VALUE, seen::add);
        assertThat(seen).hasSize(60);
        assertThat(running.posts()).isEmpty();
        assertThat(running.reposts()).isEmpty();
    }
}
