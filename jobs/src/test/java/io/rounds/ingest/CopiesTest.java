package io.rounds.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.extract.text.Tags;
import io.rounds.model.Author;
import io.rounds.model.Content;
import io.rounds.model.Hashtag;
import io.rounds.model.Kind;
import io.rounds.model.Link;
import io.rounds.model.LinkKind;
import io.rounds.model.Marks;
import io.rounds.model.Platform;
import io.rounds.model.Reference;
import io.rounds.model.Relations;
import io.rounds.model.Revision;
import io.rounds.model.Richness;
import io.rounds.model.Tweet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CopiesTest {
    private static final Instant AT = Instant.parse("2021-05-01T10:00:00.250Z");
    private static final String ID = "x:1388000000000120001";
    private static final Link SELF = social(ID);
    private static final Link SEPSIS = page("https://litfl.com/sepsis");
    private static final Link FLUIDS = page("https://emcrit.org/fluids");
    private static final Link SHORT = unresolved("https://bit.ly/a");
    private static final Link TCO = unresolved("https://t.co/a");
    private static final String FULL_TEXT =
            "A long text on sepsis, fluids &amp; more #FOAMed #MedEd https://t.co/bbbbbbbbbb";
    private static final Tweet FULL = new Tweet(
            ID,
            Platform.X,
            "https://x.com/alice_md/status/1388000000000120001",
            AT,
            Kind.QUOTE,
            new Author("9001", "alice_md", "Alice", 10, 20, AT.minusSeconds(99), true, false),
            new Content(FULL_TEXT, "en", tags("FOAMed", "MedEd"), List.of("bob_rn", "cy"), List.of(SEPSIS, FLUIDS)),
            new Relations("x:5", Reference.NONE, new Reference("x:6", "x:9002", "bob_rn"), "x:4"),
            Revision.FIRST,
            List.of(),
            Marks.NONE);

    private static List<Hashtag> tags(String... spellings) {
        return List.of(spellings).stream().map(Tags::hashtag).toList();
    }

    private static Link page(String url) {
        return new Link(url, url, "litfl.com", "litfl.com", LinkKind.PAGE, null, null, null, null, null);
    }

    private static Link unresolved(String url) {
        return new Link(url, url, null, null, LinkKind.UNRESOLVED, null, null, null, null, null);
    }

    private static Link social(String id) {
        String url = "https://x.com/i/status/" + id.substring(2);
        return new Link(url, url, "x.com", null, LinkKind.SOCIAL, id, null, null, null, null);
    }

    /** Copies of {@link #FULL} that lack one thing or another, or say another. */
    @Provide
    static Arbitrary<Tweet> copies() {
        Arbitrary<Author> authors = Combinators.combine(
                        Arbitraries.of("9001", "@alice_md"),
                        Arbitraries.of("9001", "alice_md", "Alice_MD"),
                        Arbitraries.of("Alice", "Alice, MD").injectNull(0.4),
                        Arbitraries.of(10, 11).injectNull(0.4),
                        Arbitraries.of(20, 21).injectNull(0.4),
                        Arbitraries.of(AT.minusSeconds(99), Instant.parse("2021-04-01T00:00:00Z"))
                                .injectNull(0.4),
                        Arbitraries.of(true, false).injectNull(0.4))
                .as((id, handle, name, followers, following, created, flag) ->
                        new Author(id, handle, name, followers, following, created, flag, flag));
        Arbitrary<Content> contents = Combinators.combine(
                        Arbitraries.of(
                                FULL_TEXT,
                                FULL_TEXT.replace("&amp;", "&"),
                                FULL_TEXT.substring(0, 20) + "… https://t.co/a",
                                "RT @bob_rn: " + FULL_TEXT),
                        Arbitraries.of("en", "und", "qme", "nl").injectNull(0.3),
                        Arbitraries.of(
                                tags(),
                                tags("FOA"),
                                tags("foamed", "meded"),
                                tags("FOAMed", "MedEd"),
                                tags("FOAMed", "Med")),
                        Arbitraries.of(List.<String>of(), List.of("bob"), List.of("bob_rn", "cy")),
                        Arbitraries.of(
                                List.<Link>of(),
                                List.of(SELF),
                                List.of(TCO),
                                List.of(SHORT),
                                List.of(SEPSIS),
                                List.of(SEPSIS, TCO),
                                List.of(social("x:7"), SHORT),
                                List.of(SEPSIS, FLUIDS)))
                .as(Content::new);
        Arbitrary<Reference> references = Combinators.combine(
                        Arbitraries.of("x:6", "x:8").injectNull(0.3),
                        Arbitraries.of("x:9002", "x:9003").injectNull(0.3),
                        Arbitraries.of("bob_rn", "cy").injectNull(0.3))
                .as(Reference::new);
        Arbitrary<Tweet> tweets = Combinators.combine(
                        Arbitraries.of(
                                "https://x.com/i/status/1388000000000120001",
                                "https://x.com/alice_md/status/1388000000000120001"),
                        Arbitraries.of(
                                AT, Instant.parse("2021-05-01T10:00:00Z"), Instant.parse("2021-05-01T08:00:00Z")),
                        Arbitraries.of(Kind.values()),
                        authors,
                        contents,
                        references,
                        Arbitraries.of("x:5", "x:3").injectNull(0.5),
                        Arbitraries.of(List.of("x:1", "x:2"), List.of("x:1"), List.<String>of()))
                .as(CopiesTest::copy);
        return Arbitraries.oneOf(Arbitraries.just(FULL), tweets);
    }

    private static Tweet copy(
            String url,
            Instant at,
            Kind kind,
            Author author,
            Content content,
            Reference other,
            @Nullable String answered,
            List<String> replaces) {
        boolean quotes = kind == Kind.QUOTE || kind == Kind.REPLY;
        return new Tweet(
                ID,
                Platform.X,
                url,
                at,
                kind,
                author,
                content,
                new Relations(
                        answered,
                        kind == Kind.REPOST ? other : Reference.NONE,
                        quotes ? other : Reference.NONE,
                        answered),
                replaces.isEmpty() ? Revision.FIRST : new Revision(replaces, at),
                List.of(),
                Marks.NONE);
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void theOrderOfTwoDoesNotMatter(@ForAll("copies") Tweet one, @ForAll("copies") Tweet other) {
        assertThat(Copies.merge(one, other)).isEqualTo(Copies.merge(other, one));
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void whichTwoAreMergedFirstDoesNotMatter(
            @ForAll("copies") Tweet one, @ForAll("copies") Tweet two, @ForAll("copies") Tweet three) {
        assertThat(Copies.merge(Copies.merge(one, two), three)).isEqualTo(Copies.merge(one, Copies.merge(two, three)));
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void aCopyThatIsInTheMergeAlreadyChangesNothing(@ForAll("copies") Tweet one, @ForAll("copies") Tweet other) {
        Tweet merged = Copies.merge(one, other);

        assertThat(Copies.merge(one, one)).isEqualTo(one);
        assertThat(Copies.merge(merged, one)).isEqualTo(merged);
        assertThat(Copies.merge(other, merged)).isEqualTo(merged);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void everyOrderOfAnyCopiesGivesTheSameTweet(
            @ForAll @Size(min = 1, max = 8) List<@net.jqwik.api.From("copies") Tweet> copies, @ForAll long seed) {
        List<Tweet> shuffled = new ArrayList<>(copies);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(shuffled.stream().reduce(Copies::merge))
                .isEqualTo(copies.stream().reduce(Copies::merge));
    }

    /** Up to the hash of the last bits. */
    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void aMergeIsNoPoorerThanACopy(@ForAll("copies") Tweet one, @ForAll("copies") Tweet other) {
        Tweet merged = Copies.merge(one, other);

        assertThat(Richness.letters(merged.text())).isGreaterThanOrEqualTo(Richness.letters(one.text()));
        assertThat(merged.hashtags().size())
                .isGreaterThanOrEqualTo(one.hashtags().size());
    }

    @Test
    void whatACutCopyLacksComesFromTheFullOne() {
        Tweet cut = new Tweet(
                ID,
                Platform.X,
                "https://x.com/i/status/1388000000000120001",
                Instant.parse("2021-05-01T10:00:00Z"),
                Kind.ORIGINAL,
                new Author("9001", "9001", null, null, null, null, null, null),
                new Content("A long text on sep… https://t.co/a", null, List.of(), List.of(), List.of(SELF)),
                Relations.NONE,
                Revision.FIRST,
                List.of(),
                Marks.NONE);

        assertThat(Copies.merge(cut, FULL)).isEqualTo(FULL);
        assertThat(Copies.merge(FULL, cut)).isEqualTo(FULL);
        assertThat(Richness.of(cut)).isLessThan(Richness.of(FULL));
    }

    @Test
    void twoCopiesCompleteEachOther() {
        Tweet spreadsheet = copy(
                "https://x.com/alice_md/status/1388000000000120001",
                Instant.parse("2021-05-01T10:00:00Z"),
                Kind.ORIGINAL,
                new Author("@alice_md", "alice_md", null, 12, null, null, null, null),
                new Content(FULL_TEXT, "en", tags("FOAMed", "MedEd"), List.of(), List.of(TCO)),
                Reference.NONE,
                null,
                List.of());
        Tweet payload = copy(
                "https://x.com/i/status/1388000000000120001",
                AT,
                Kind.REPLY,
                new Author("9001", "9001", null, null, null, null, null, null),
                new Content(FULL_TEXT, null, tags(), List.of("bob_rn"), List.of(SEPSIS)),
                Reference.NONE,
                "x:5",
                List.of());

        assertThat(Copies.merge(spreadsheet, payload))
                .isEqualTo(copy(
                        "https://x.com/alice_md/status/1388000000000120001",
                        AT,
                        Kind.REPLY,
                        new Author("9001", "alice_md", null, 12, null, null, null, null),
                        new Content(FULL_TEXT, "en", tags("FOAMed", "MedEd"), List.of("bob_rn"), List.of(SEPSIS)),
                        Reference.NONE,
                        "x:5",
                        List.of()));
    }

    @Test
    void ofAnAccountThatChangedItsNameIdHandleAndAddressAgree() {
        Tweet one = renamed("Zed");
        Tweet other = renamed("adam");

        assertThat(Copies.merge(one, other)).isEqualTo(one).isEqualTo(Copies.merge(other, one));
    }

    private static Tweet renamed(String handle) {
        return copy(
                "https://x.com/" + handle + "/status/1388000000000120001",
                AT,
                Kind.ORIGINAL,
                new Author('@' + handle.toLowerCase(java.util.Locale.ROOT), handle, null, null, null, null, null, null),
                FULL.content(),
                Reference.NONE,
                null,
                List.of());
    }

    @Test
    void whatTheNetworkSaysOfARepostIsNotMixedWithItsText() {
        Author author = FULL.author();
        Content content = FULL.content();
        String url = String.valueOf(FULL.url());
        Tweet byText =
                copy(url, AT, Kind.REPOST, author, content, new Reference(null, null, "bob_rn"), null, List.of());
        Tweet byNetwork =
                copy(url, AT, Kind.REPOST, author, content, new Reference("x:6", "x:9002", null), null, List.of());
        Tweet quote = copy(url, AT, Kind.QUOTE, author, content, new Reference("x:6", null, null), null, List.of());

        assertThat(Copies.merge(byText, byNetwork)).isEqualTo(byNetwork);
        assertThat(Copies.merge(byText, quote)).isEqualTo(quote);
        assertThat(Copies.merge(byNetwork, quote)).isEqualTo(byNetwork);
    }

    @Test
    void lettersDoNotDependOnTheFormOfATextsLinksAndSigns() {
        assertThat(Richness.letters("Airway & breathing https://t.co/abc #FOAMed"))
                .isEqualTo(Richness.letters("RT @a_1: Airway &amp; breathing http://litfl.com/airway?x=y #FOAMed"))
                .isEqualTo("Airwaybreathing".length() + "FOAMed".length());
        assertThat(Richness.letters("日本語https://t.co/a語")).isEqualTo(4);
        assertThat(Richness.letters("RT @a_1")).isEqualTo(4);
        assertThat(Richness.letters("://")).isZero();
        assertThat(Richness.letters("a &lt; b &gt; c &am; ")).isEqualTo(5);
    }
}
