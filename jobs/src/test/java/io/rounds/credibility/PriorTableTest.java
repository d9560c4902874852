package io.rounds.credibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.SharedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriorTableTest {
    private static final PriorTable TABLE = PriorTable.load();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "litfl.com",
                "emcrit.org",
                "aliem.com",
                "rebelem.com",
                "stemlynsblog.org",
                "first10em.com",
                "thebottomline.org.uk",
                "pemcincinnati.com",
                "nephjc.com",
                "ajkdblog.org",
                "canadiem.org",
                "coreem.net",
                "dontforgetthebubbles.com",
                "derangedphysiology.com",
                "thesgem.com",
                "rcemlearning.co.uk"
            })
    void theFoamSitesThatEverybodyKnowsAreListed(String domain) {
        Prior prior = TABLE.find(domain);

        assertThat(prior).isNotNull();
        assertThat(prior.sourceClass()).isEqualTo(SourceClass.FOAM);
        assertThat(prior.mean()).isGreaterThan(0.7);
    }

    @ParameterizedTest
    @CsvSource({
        "nejm.org, journal",
        "cochranelibrary.com, journal",
        "who.int, agency",
        "nice.org.uk, agency",
        "some-town.gov, agency",
        "royalhospital.nhs.uk, hospital",
        "college.edu, university",
        "college.ac.uk, university",
        "medium.com, platform"
    })
    void kindsOfSitesAreKnownByNameOrByTheEndOfTheName(String domain, String kind) {
        assertThat(TABLE.find(domain).sourceClass().documentName()).isEqualTo(kind);
    }

    @Test
    void whatNoListKnowsIsUnknownAndNotBad() {
        assertThat(TABLE.find("nobody-knows.example")).isNull();
        assertThat(TABLE.find("notreallygov")).isNull();
    }

    @Test
    void atLeast150FoamSitesAreListedByName() {
        assertThat(TABLE.listed().values())
                .filteredOn(prior -> prior.sourceClass() == SourceClass.FOAM)
                .hasSizeGreaterThan(150);
    }

    @Test
    void platformsSayNothingAndAllOthersSomething() {
        assertThat(TABLE.listed().values()).allSatisfy(prior -> assertThat(prior.strength() == 0)
                .isEqualTo(prior.sourceClass() == SourceClass.PLATFORM));
    }

    @Test
    void ratingsOfOnesOwnAddUpWithTheList() throws Exception {
        PriorTable both =
                TABLE.with(RatingList.read(file("domain,rating\nnejm.org,0.5\nmy-blog.org,0.9\nmedium.com,0.2\n")));

        Prior before = TABLE.find("nejm.org");
        Prior nejm = both.find("nejm.org");
        assertThat(nejm.mean())
                .isEqualTo((before.mean() * before.strength() + 0.5 * RatingList.STRENGTH)
                        / (before.strength() + RatingList.STRENGTH));
        assertThat(nejm.strength()).isLessThanOrEqualTo(Prior.MAX_STRENGTH);
        assertThat(nejm.why()).contains("rated 0.50 in ratings.csv");
        assertThat(both.find("my-blog.org").mean()).isEqualTo(0.9);
        assertThat(both.find("medium.com").sourceClass()).isEqualTo(SourceClass.PLATFORM);
        assertThat(both.find("medium.com").strength()).isZero();
    }

    /** The list against the published aggregate of expert ratings, as it is: nothing in the list was fitted to it. */
    @Test
    void thePriorsAgreeInRankWithPublishedRatings() throws Exception {
        Map<String, Double> published =
                RatingList.read(SharedData.path("reference/domain_pc1.csv")).byDomain();
        List<String> both = TABLE.listed().entrySet().stream()
                .filter(entry -> entry.getValue().strength() > 0 && published.containsKey(entry.getKey()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        double[] priors =
                both.stream().mapToDouble(domain -> TABLE.find(domain).mean()).toArray();
        double[] ratings = both.stream().mapToDouble(published::get).toArray();
        double agreement = Rank.spearman(priors, ratings);
        System.out.printf(Locale.ROOT, "%d domains in both, Spearman %.3f; furthest apart:%n", both.size(), agreement);
        double[] priorRanks = Rank.ranks(priors);
        double[] ratingRanks = Rank.ranks(ratings);
        List<Integer> byGap = new ArrayList<>();
        for (int i = 0; i < both.size(); i++) {
            byGap.add(i);
        }
        byGap.sort(Comparator.comparingDouble(i -> -Math.abs(priorRanks[i] - ratingRanks[i])));
        for (int i : byGap.subList(0, 15)) {
            System.out.printf(Locale.ROOT, "  %s: prior %.2f, published %.2f%n", both.get(i), priors[i], ratings[i]);
        }

        assertThat(both).hasSizeGreaterThan(300);
        assertThat(agreement).isGreaterThan(0.6);
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("ratings.csv"), text);
    }
}
