package io.rounds.extract;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.rounds.extract.links.Links;
import io.rounds.extract.text.Entity;
import io.rounds.extract.text.Tags;
import io.rounds.extract.text.TextEntities;
import io.rounds.extract.text.TextExtractor;
import io.rounds.model.Link;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Texts (also as one tag each) and links that a fuzzer has made. CONTRIBUTING.md says how to fuzz. */
class ExtractFuzzTest {
    /** Loaded once, as each input gets a new instance of this class. */
    private static final Links LINKS = Links.load();

    @FuzzTest(maxDuration = "10m")
    void text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        check(text, TextExtractor.urls(text));
        check(text, TextExtractor.hashtags(text));
        check(text, TextExtractor.mentionsOrLists(text));
        check(text, TextExtractor.cashtags(text));
        checkTag(text);
        TextEntities found = TextExtractor.extract(text);
        require(found.urls().containsAll(found.wholeUrls()), "whole URLs are URLs", found);
        found.hashtags().forEach(ExtractFuzzTest::checkTag);
        found.wholeUrls().forEach(ExtractFuzzTest::checkLink);
    }

    @FuzzTest(maxDuration = "10m")
    void link(byte[] bytes) {
        checkLink(new String(bytes, StandardCharsets.UTF_8));
    }

    private static void check(String text, List<Entity> entities) {
        int end = 0;
        for (Entity entity : entities) {
            require(entity.start() >= end, "entities are in order and apart", entities);
            require(entity.end() <= text.length(), "entities lie in the text", entities);
            require(!entity.value().isEmpty(), "entities are not empty", entities);
            require(text.startsWith(entity.value(), entity.start() + signs(entity)), "as written", entity);
            end = entity.end();
        }
    }

    /** Hash signs, at signs and dollars are not part of what was written. */
    private static int signs(Entity entity) {
        int shown = entity.end() - entity.start() - entity.listSlug().length();
        return shown - entity.value().length();
    }

    private static void checkTag(String spelling) {
        String tag = Tags.normalise(spelling);
        String bare = tag.startsWith("#") || tag.startsWith("\uff03") ? "x" + tag : tag;
        require(Tags.normalise(bare).equals(bare), "a tag stays itself", spelling);
    }

    private static void checkLink(String url) {
        Link link = LINKS.link(url);
        if (link == null) {
            return;
        }
        require("https".equals(URI.create(link.canonical()).getScheme()), "the canonical form is a URL", link);
        Link again = LINKS.link(link.canonical());
        boolean same = again != null
                && again.canonical().equals(link.canonical())
                && again.kind() == link.kind()
                && Objects.equals(again.contentId(), link.contentId())
                && Objects.equals(again.doi(), link.doi())
                && Objects.equals(again.pmid(), link.pmid())
                && Objects.equals(again.domain(), link.domain())
                && Objects.equals(again.publisher(), link.publisher());
        require(same, "the canonical form is a fixed point", link + " and " + again);
    }

    private static void require(boolean holds, String what, @Nullable Object instead) {
        if (!holds) {
            throw new AssertionError(what + ", but: " + instead);
        }
    }
}
