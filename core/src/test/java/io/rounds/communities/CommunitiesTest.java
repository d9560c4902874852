package io.rounds.communities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rounds.extract.text.Tags;
import io.rounds.model.Community;
import io.rounds.model.Hashtag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommunitiesTest {
    private static final Communities SHIPPED = Communities.load();

    @Test
    void theFoamedCommunitiesAreBuiltIn() {
        assertThat(SHIPPED.of(tags("FOAMed"))).containsExactly("foamed");
        assertThat(SHIPPED.of(tags("MedEd", "FOAMCC"))).containsExactly("foamed", "meded", "critical-care");
        assertThat(SHIPPED.of(tags("mattress"))).isEmpty();
        assertThat(SHIPPED.of(List.of())).isEmpty();
    }

    @Test
    void everyTweetBelongsToAll() {
        Communities chosen = SHIPPED.select(List.of("foamed", "all"));
        assertThat(chosen.of(tags("FOAMed"))).containsExactly("foamed", "all");
        assertThat(chosen.of(List.of())).containsExactly("all");
        assertThat(chosen.list()).last().isEqualTo(Community.ALL);
    }

    @Test
    void aCommunityCanBeMadeOnTheCommandLine() {
        Communities chosen = SHIPPED.select(List.of("smacc=#SMACC, ＤａｓＳＭＡＣＣ"));
        assertThat(chosen.of(tags("dassmacc"))).containsExactly("smacc");
    }

    @Test
    void noChoiceSelectsAllBuiltInCommunities() {
        assertThat(SHIPPED.select(List.of()).list()).isEqualTo(SHIPPED.list());
    }

    @Test
    void anUnknownNameIsRejectedWithTheKnownOnes() {
        assertThatThrownBy(() -> SHIPPED.select(List.of("foamd")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'foamd'", "all", "foamed", "meded", "NAME=TAG,TAG");
    }

    @Test
    void badChoicesAreNamed() {
        assertThatThrownBy(() -> SHIPPED.select(List.of("x="))).hasMessageContaining("x has no tags");
        assertThatThrownBy(() -> SHIPPED.select(List.of("x=two words"))).hasMessageContaining("'two words'");
        assertThatThrownBy(() -> SHIPPED.select(List.of("x=123"))).hasMessageContaining("'123'");
        assertThatThrownBy(() -> SHIPPED.select(List.of("all=a"))).hasMessageContaining("all is built in");
        assertThatThrownBy(() -> SHIPPED.select(List.of("a b=c"))).hasMessageContaining("'a b'");
        assertThatThrownBy(() -> SHIPPED.select(List.of("foamed", "foamed")))
                .hasMessageContaining("foamed is given twice");
    }

    @Test
    void aBrokenFileIsNamed() {
        assertThatThrownBy(() -> parse("foamed:\n  tags: [foamed]\n")).hasMessageContaining("foamed has no title");
        assertThatThrownBy(() -> parse("foamed:\n  title: x\n")).hasMessageContaining("foamed has no tags");
        assertThatThrownBy(() -> parse("- foamed\n")).hasMessageContaining("maps each name");
    }

    private static Communities parse(String yaml) throws IOException {
        return Communities.parse(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Hashtag> tags(String... spellings) {
        return Stream.of(spellings).map(Tags::hashtag).toList();
    }
}
