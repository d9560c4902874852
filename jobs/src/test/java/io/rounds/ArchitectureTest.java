package io.rounds;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.Slice;
import io.rounds.app.Analyses;
import java.util.Arrays;

/** The walls of the house: who may know whom. */
@AnalyzeClasses(packages = "io.rounds", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** The packages of the analyses in the registry. */
    private static final String[] ANALYSES = Analyses.standard().stream()
            .map(analysis -> analysis.getClass().getPackageName().replaceFirst("\\.flink$", "") + "..")
            .toArray(String[]::new);

    @ArchTest
    static final ArchRule theModelKnowsNobody = noClasses()
            .that()
            .resideInAPackage("io.rounds.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.rounds.ingest..",
                    "io.rounds.extract..",
                    "io.rounds.sink..",
                    "io.rounds.files..",
                    "io.rounds.flink..",
                    "io.rounds.app..",
                    "org.apache.flink..");

    @ArchTest
    static final ArchRule flinkStaysInThePackagesThatAreNamedForIt = noClasses()
            .that()
            .resideOutsideOfPackages("io.rounds..flink..", "io.rounds.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.flink..");

    @ArchTest
    static final ArchRule extractionKnowsOnlyTheModel = noClasses()
            .that()
            .resideInAPackage("io.rounds.extract..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.rounds.ingest..",
                    "io.rounds.trends..",
                    "io.rounds.sink..",
                    "io.rounds.flink..",
                    "io.rounds.app..");

    @ArchTest
    static final ArchRule ingestDoesNotKnowWhatIsMadeOfTweets = noClasses()
            .that()
            .resideInAPackage("io.rounds.ingest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.rounds.sink..", "io.rounds.app..");

    @ArchTest
    static final ArchRule sinksDoNotKnowWhereDocumentsComeFrom = noClasses()
            .that()
            .resideInAPackage("io.rounds.sink..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.rounds.ingest..", "io.rounds.extract..", "io.rounds.app..");

    @ArchTest
    static final ArchRule analysesDoNotKnowIngestNorTheApp = noClasses()
            .that()
            .resideInAnyPackage(ANALYSES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.rounds.ingest..", "io.rounds.app..");

    @ArchTest
    static final ArchRule onlyTheAppKnowsTheAnalyses = noClasses()
            .that()
            .resideOutsideOfPackages(concat(ANALYSES, "io.rounds.app.."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ANALYSES);

    @ArchTest
    static final ArchRule analysesDoNotKnowOneAnother = slices().matching("io.rounds.(*)..")
            .namingSlices("$1")
            .that(areAnalyses())
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.rounds.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule partsOfIngestHaveNoCycles =
            slices().matching("io.rounds.ingest.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule formatsDoNotKnowWhoCallsThem = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.rounds.ingest.draft",
                    "io.rounds.ingest.x",
                    "io.rounds.ingest.bluesky",
                    "io.rounds.ingest.mastodon",
                    "io.rounds.ingest.csv")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.rounds.ingest", "io.rounds.ingest.archive..", "io.rounds.ingest.replay..");

    @ArchTest
    static final ArchRule parsingDoesNotKnowArchivesNorTheJob = noClasses()
            .that()
            .resideInAPackage("io.rounds.ingest")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.rounds.ingest.archive..", "io.rounds.ingest.replay..", "io.rounds.ingest.flink..");

    @ArchTest
    static final ArchRule analysesHaveTheirTopologyInASubpackage =
            classes().that().implement("io.rounds.flink.Analysis").should().resideInAPackage("io.rounds.*.flink");

    private static String[] concat(String[] packages, String more) {
        String[] all = Arrays.copyOf(packages, packages.length + 1);
        all[packages.length] = more;
        return all;
    }

    private static DescribedPredicate<Slice> areAnalyses() {
        return DescribedPredicate.describe(
                "analyses", slice -> Arrays.asList(ANALYSES).contains("io.rounds." + slice.getNamePart(1) + ".."));
    }
}
