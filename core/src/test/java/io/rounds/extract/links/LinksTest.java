package io.rounds.extract.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rounds.model.Link;
import io.rounds.model.LinkKind;
import io.rounds.reference.ReferenceTable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class LinksTest {
    private static final Links LINKS = Links.load();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "links.csv", useHeadersInDisplayName = true, maxCharsPerColumn = 10_000)
    void eachLinkResolvesToItsTarget(
            String url,
            @Nullable String canonical,
            @Nullable String kind,
            @Nullable String contentId,
            @Nullable String doi,
            @Nullable String pmid,
            @Nullable String pmcid,
            @Nullable String arxiv,
            @Nullable String domain,
            @Nullable String publisher) {
        Link link = LINKS.link(url);
        if (canonical == null || kind == null) {
            assertThat(link).isNull();
            return;
        }
        assertThat(link)
                .isEqualTo(new Link(
                        url,
                        canonical,
                        domain,
                        publisher,
                        LinkKind.valueOf(kind.toUpperCase(Locale.ROOT)),
                        contentId,
                        doi,
                        pmid,
                        pmcid,
                        arxiv));
    }

    @Test
    void aPaperHasOneAddressWhereverItIsShared() {
        assertThat(List.of(
                        "https://www.nejm.org/doi/full/10.1056/NEJMoa2021436",
                        "http://dx.doi.org/10.1056/NEJMoa2021436",
                        "https://www.nejm.org/doi/pdf/10.1056/NEJMoa2021436?articleTools=true",
                        "https://www-nejm-org.ezproxy.lib.monash.edu.au/doi/full/10.1056/NEJMoa2021436"))
                .allSatisfy(
                        url -> assertThat(link(url).canonical()).isEqualTo("https://doi.org/10.1056/nejmoa2021436"));
    }

    @Test
    void genericShortenersStayUnresolvedAndHaveNoPublisher() {
        for (CSVRecord row : ReferenceTable.rows("shorteners.csv")) {
            Link link = link("http://" + row.get("shortener") + "/AbC123");
            if (row.get("publisher").isEmpty()) {
                assertThat(link.kind()).as(link.url()).isEqualTo(LinkKind.UNRESOLVED);
                assertThat(link.publisher()).as(link.url()).isNull();
            } else {
                assertThat(link.kind()).as(link.url()).isEqualTo(LinkKind.PAGE);
                assertThat(link.publisher()).as(link.url()).isEqualTo(row.get("publisher"));
            }
        }
    }

    @Test
    void atLeastSixtyBrandedShortenersAreKnown() {
        assertThat(ReferenceTable.rows("shorteners.csv"))
                .filteredOn(row -> !row.get("publisher").isEmpty())
                .hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void parametersThatNameContentStay() {
        for (String name : List.of("id", "v", "p", "page", "q", "pmc", "artid", "doi", "term", "list", "i", "s", "t")) {
            assertThat(link("https://example.org/x?" + name + "=1").canonical()).endsWith("?" + name + "=1");
        }
    }

    @Test
    void onlyAValueThatLooksLikeASessionIsOne() {
        String hash = "8f14e45fceea167a5a36dedd4bea2543";
        for (String name : List.of("sid", "SID", "sess", "s", "sessionid")) {
            assertThat(link("https://example.org/x?a=1&" + name + "=" + hash).canonical())
                    .isEqualTo("https://example.org/x?a=1");
        }
        assertThat(link("https://example.org/x?sid=a1b2c3d4e5f6a7b8c9d0").canonical())
                .isEqualTo("https://example.org/x");
        for (String kept : List.of(
                "sid=1234",
                "s=sepsis",
                "session=" + hash,
                "sid=smacc2013criticalcaretalks",
                "sessionid=a1b2c3d4e5f6a7b8c9d0")) {
            assertThat(link("https://example.org/x?" + kept).canonical()).isEqualTo("https://example.org/x?" + kept);
        }
    }

    @Test
    void aSiciCodeWithoutItsEndIsNoDoi() {
        for (String cut : List.of(
                "10.1002/(SICI)1096-9861(19960129)365:1",
                "10.1002/(SICI)1096-9861(19960129)365:1%3C113::AID-CNE9",
                "10.1002/(SICI)1096-9861(19960129)365:1%3C113::AID-CNE9%3E3.0.CO",
                "10.1643/0045-8511(2000)000",
                "10.1175/1520-0442(1999)012:1")) {
            assertThat(link("https://doi.org/" + cut).doi()).as(cut).isNull();
        }
        assertThat(link("https://doi.org/10.1061/(ASCE)0733-9399(1997)123:2(151)")
                        .doi())
                .isEqualTo("10.1061/(asce)0733-9399(1997)123:2(151)");
    }

    @Test
    void aPlusBelongsToADoiOnlyAtItsEnd() {
        assertThat(link("https://doi.org/10.1021/ja003055+").doi()).isEqualTo("10.1021/ja003055+");
        assertThat(link("https://example.org/doi/10.1056/NEJMoa2021436+some+title")
                        .doi())
                .isEqualTo("10.1056/nejmoa2021436");
    }

    @Test
    void aPaperHasOnePublisherWhereverItIsShared() {
        assertThat(List.of(
                        "https://doi.org/10.1016/S0140-6736(20)30183-5",
                        "https://www.thelancet.com/journals/lancet/article/PIIS0140-6736(20)30183-5/fulltext",
                        "https://www.thelancet.com/action/showPdf?pii=S0140-6736%2820%2930183-5",
                        "https://www.sciencedirect.com/science/article/pii/S0140673620301835",
                        "https://linkinghub.elsevier.com/retrieve/pii/S0140673620301835"))
                .allSatisfy(url -> {
                    assertThat(link(url).canonical()).isEqualTo("https://doi.org/10.1016/s0140-6736(20)30183-5");
                    assertThat(link(url).domain()).isEqualTo("thelancet.com");
                    assertThat(link(url).publisher()).isEqualTo("thelancet.com");
                });
    }

    @Test
    void aDoiWithAnUnknownPrefixHasNoPublisherWhereverItIsShared() {
        for (String url : List.of("https://doi.org/10.9999/x", "https://journal.example.org/doi/full/10.9999/x")) {
            assertThat(link(url).domain()).isEqualTo("doi.org");
            assertThat(link(url).publisher()).isNull();
        }
    }

    @Test
    void everyIssnOfElsevierJournalsHasAValidCheckDigit() {
        assertThat(ReferenceTable.rows("elsevier_journals.csv")).allSatisfy(row -> {
            String digits = row.get("issn").replace("-", "");
            int sum = 0;
            for (int i = 0; i < 7; i++) {
                sum += (8 - i) * (digits.charAt(i) - '0');
            }
            int check = (11 - sum % 11) % 11;
            assertThat(digits).hasSize(8).endsWith(check == 10 ? "X" : String.valueOf(check));
        });
    }

    @Test
    void anInvalidPathPatternIsRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PathPattern("x/{id}", "10.1/{id}"));
        assertThatIllegalArgumentException().isThrownBy(() -> new PathPattern("/x/{id", "10.1/{id}"));
        assertThatIllegalArgumentException().isThrownBy(() -> new PathPattern("/x/{id:numbr}", "10.1/{id}"));
        assertThatIllegalArgumentException().isThrownBy(() -> new PathPattern("/x/{id}", "10.1/{other}"));
    }

    @Test
    void everyTableNamesItsSources() {
        for (String table : List.of(
                "tracking_parameters.csv",
                "redirectors.csv",
                "shorteners.csv",
                "shared_platforms.csv",
                "social_networks.csv",
                "doi_paths.csv",
                "doi_prefixes.csv",
                "elsevier_journals.csv",
                "page_views.csv",
                "domain_aliases.csv",
                "retired_tlds.csv")) {
            assertThat(ReferenceTable.rows(table)).as(table).isNotEmpty().allSatisfy(row -> assertThat(
                            row.get("source"))
                    .isNotBlank());
        }
    }

    private static Link link(String url) {
        return Objects.requireNonNull(LINKS.link(url), url);
    }
}
