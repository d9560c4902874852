package io.rounds.links;

import static io.rounds.links.Shares.NOON;
import static io.rounds.links.Shares.page;
import static io.rounds.links.Shares.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.documents.DocumentSchemas;
import io.rounds.model.Deletion;
import io.rounds.model.Document;
import io.rounds.model.Kind;
import io.rounds.model.Tweet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GraphUpdateTest {

    @Test
    void aTweetHasAShareForEachOfItsLinks() {
        Tweet tweet = Shares.tweet(5, NOON, Kind.REPOST, "a", "b");

        List<Document> shares = GraphUpdate.of(null, TweetVersion.of(tweet)).documents();

        assertThat(shares).hasSize(2).allSatisfy(share -> assertThat(DocumentSchemas.errors(share))
                .isEmpty());
        assertThat(shares.get(0).json())
                .contains("\"tweet\":\"x:5\"", "\"url\":\"https://litfl.com/a\"", "\"author\":\"x:7\"")
                .contains("\"handle\":\"EM_Doc\"", "\"followers\":10", "\"publisher\":\"litfl.com\"")
                .contains("\"hashtags\":[\"foamed\",\"sepsis\"]", "\"communities\":[\"foamed\"]")
                .contains("\"via_tweet\":\"x:1\"", "\"via_author\":\"x:9\"", "\"via_handle\":\"litfl\"");
        assertThat(shares.get(0).id())
                .startsWith("x:5:")
                .isNotEqualTo(shares.get(1).id());
        assertThat(shares.get(0).at()).isEqualTo(NOON);
    }

    @Test
    void aQuoteCameFromWhatItQuotesAndAnOriginalFromNobody() {
        assertThat(json(Shares.tweet(5, NOON, Kind.QUOTE, "a"))).contains("\"via_tweet\":\"x:1\"", "\"via_author\"");
        assertThat(json(Shares.tweet(5, NOON, Kind.ORIGINAL, "a"))).doesNotContain("via_");
    }

    @Test
    void aTweetOutsideOfAllCommunitiesSharesNothing() {
        Tweet outside = Shares.tweet(5, NOON, Kind.ORIGINAL, "a").withCommunities(List.of());

        assertThat(TweetVersion.of(outside).shares()).isNull();
    }

    @Test
    void aDeletionTakesTheSharesAwayForGood() {
        TweetVersion posted = version(5, 100, NOON, page("a"), page("b"));

        GraphUpdate update = GraphUpdate.of(posted, TweetVersion.deletion(new Deletion("x:5", NOON.plusSeconds(9))));

        assertThat(update.documents())
                .hasSize(2)
                .allSatisfy(share -> assertThat(share.json()).isNull())
                .allSatisfy(share -> assertThat(share.at()).isEqualTo(NOON))
                .allSatisfy(share -> assertThat(share.version()).isEqualTo(Document.FINAL_VERSION));
        assertThat(update.changes()).extracting(ShareChange::shares).containsExactly(-1, -1);
    }

    @Test
    void theSameVersionAgainChangesNothing() {
        TweetVersion posted = version(5, 100, NOON, page("a"));

        GraphUpdate update = GraphUpdate.of(posted, version(5, 100, NOON, page("a")));

        assertThat(update.documents()).isEmpty();
        assertThat(update.changes()).isEmpty();
        assertThat(update.kept()).isSameAs(posted);
    }

    /**
     * Three versions and a deletion or none, in every order; a failure in between repeats some of them. What is left is
     * the same each time, and so are the versions of the links.
     */
    @Test
    void everyOrderEndsWithTheLatestVersion() {
        Instant nextMonth = Instant.parse("2026-04-01T00:00:00Z");
        List<TweetVersion> versions = List.of(
                version(5, 100, NOON, page("a"), page("b")),
                version(5, 200, NOON, page("b"), page("c")),
                version(5, 300, nextMonth, page("b"), page("d")));
        for (boolean deleted : List.of(false, true)) {
            List<TweetVersion> known = new ArrayList<>(versions);
            if (deleted) {
                known.add(TweetVersion.deletion(new Deletion("x:5", nextMonth)));
            }
            Random random = new Random(3);
            for (int order = 0; order < 200; order++) {
                Collections.shuffle(known, random);
                World world = new World();
                world.learn(known.subList(0, random.nextInt(known.size() + 1)), null);
                // After a failure the state is that of before, and what was written stays.
                World after = new World(world.written);
                Collections.shuffle(known, random);
                after.learn(known, null);

                assertThat(after.live())
                        .containsExactlyElementsOf(
                                deleted
                                        ? List.of()
                                        : List.of("2026-04 https://litfl.com/b", "2026-04 https://litfl.com/d"));
                assertThat(after.shares(page("b").canonical())).isEqualTo(deleted ? 0 : 1);
                assertThat(after.version(page("b").canonical())).isEqualTo(deleted ? 6 : 5);
                assertThat(after.version(page("a").canonical())).isEqualTo(2);
                assertThat(after.version(page("d").canonical())).isEqualTo(deleted ? 2 : 1);
            }
        }
    }

    /** Elasticsearch and the stories of the links. */
    private static final class World {
        private final Map<String, Document> written;
        private final Map<String, LinkStats> stories = new HashMap<>();

        World() {
            this(new TreeMap<>());
        }

        World(Map<String, Document> written) {
            this.written = written;
        }

        void learn(List<TweetVersion> versions, TweetVersion first) {
            TweetVersion kept = first;
            for (TweetVersion version : versions) {
                GraphUpdate update = GraphUpdate.of(kept, version);
                kept = update.kept();
                for (Document share : update.documents()) {
                    String month = share.at().toString().substring(0, 7);
                    written.merge(
                            month + ' ' + share.id(), share, (old, now) -> now.version() > old.version() ? now : old);
                }
                for (ShareChange change : update.changes()) {
                    stories.merge(
                            change.link().canonical(),
                            LinkStats.NONE.plus(List.of(change)),
                            (stats, alone) -> stats.plus(List.of(change)));
                }
            }
        }

        List<String> live() {
            return written.entrySet().stream()
                    .filter(entry -> entry.getValue().json() != null)
                    .map(entry -> entry.getKey().substring(0, 8) + DocumentSchemas.field(entry.getValue(), "url"))
                    .sorted()
                    .toList();
        }

        int shares(String canonical) {
            return stories.getOrDefault(canonical, LinkStats.NONE).shares();
        }

        long version(String canonical) {
            return stories.getOrDefault(canonical, LinkStats.NONE).version();
        }
    }

    private static String json(Tweet tweet) {
        return GraphUpdate.of(null, TweetVersion.of(tweet)).documents().get(0).json();
    }
}
