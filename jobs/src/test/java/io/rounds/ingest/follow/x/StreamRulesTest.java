package io.rounds.ingest.follow.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rounds.ingest.follow.x.StreamRules.Rule;
import io.rounds.model.Community;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamRulesTest {
    private static Community community(String name, Set<String> tags) {
        return new Community(name, name, tags, false);
    }

    private static Set<String> tags(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format("hashtag%04d", i))
                .collect(Collectors.toSet());
    }

    @Test
    void manyHashtagsTakeAsFewRulesAsTheirLengthAllows() {
        List<Rule> rules = StreamRules.of(List.of(community("many", tags(200))));

        // "#hashtag0000" has 12 characters and " OR " 4: 64 of them have 1,020.
        assertThat(rules).hasSize(4);
        assertThat(rules.get(0).value()).hasSize(64 * 16 - 4);
        assertThat(rules)
                .extracting(Rule::tag)
                .containsExactly("rounds:many/1", "rounds:many/2", "rounds:many/3", "rounds:many/4");
        assertThat(rules.stream().flatMap(rule -> List.of(rule.value().split(" OR ", -1)).stream()))
                .hasSize(200)
                .doesNotHaveDuplicates();
        assertThat(StreamRules.searches(List.of(community("many", tags(200)))))
                .hasSize(7)
                .allSatisfy(query -> assertThat(query.length()).isLessThanOrEqualTo(512));
    }

    @Test
    void tooManyRulesAndHashtagsThatCannotBeFollowedAreRefused() {
        List<Community> communities = new ArrayList<>();
        for (int i = 0; i < 1001; i++) {
            communities.add(community("c" + i, Set.of("tag" + i)));
        }
        assertThat(StreamRules.of(communities.subList(0, 1000))).hasSize(1000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StreamRules.of(communities))
                .withMessage("X allows 1000 rules; these hashtags need 1001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StreamRules.of(List.of(Community.ALL)))
                .withMessageContaining("the community all has none");
    }

    @Test
    void aRuleIsRemovedFirstOnlyWhereItIsInTheWay() {
        Map<String, Rule> present = new LinkedHashMap<>();
        present.put("1", new Rule("#kept", "rounds:a"));
        present.put("2", new Rule("#renamed", "rounds:b"));
        present.put("3", new Rule("#gone", "rounds:c"));
        present.put("4", new Rule("#foreign", "cats"));
        present.put("5", new Rule("#untouched", ""));
        List<Rule> wanted = List.of(
                new Rule("#kept", "rounds:a"),
                new Rule("#renamed", "rounds:x"),
                new Rule("#foreign", "rounds:d"),
                new Rule("#new", "rounds:e"));

        assertThat(StreamRules.change(present, wanted))
                .isEqualTo(new StreamRules.Change(List.of("2"), List.of(wanted.get(1), wanted.get(3)), List.of("3")));
        assertThat(StreamRules.change(Map.of("1", wanted.get(0)), wanted.subList(0, 1))
                        .isNone())
                .isTrue();
    }

    @Test
    void whereThereIsNoRoomRulesAreRemovedFirst() {
        Map<String, Rule> present = new LinkedHashMap<>();
        for (int i = 0; i < 1000; i++) {
            present.put("" + i, new Rule("#old" + i, i < 999 ? "cats" : "rounds:old"));
        }

        assertThat(StreamRules.change(present, List.of(new Rule("#new", "rounds:new")))
                        .removeFirst())
                .containsExactly("999");
    }
}
