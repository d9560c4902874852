package io.rounds.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls that only the module sees which knows both sides. Those inside of the write side are in module jobs. */
@AnalyzeClasses(
        packages = "io.rounds",
        importOptions = {ImportOption.DoNotIncludeTests.class})
class WholeArchitectureTest {

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.rounds.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theReadSideDoesNotKnowTheWriteSide = noClasses()
            .that()
            .resideInAnyPackage("io.rounds.export..", "io.rounds.report..", "io.rounds.explorer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.rounds.app..",
                    "io.rounds.ingest..",
                    "io.rounds.sink..",
                    "io.rounds.flink..",
                    "org.apache.flink..",
                    "org.apache.kafka..");

    @ArchTest
    static final ArchRule theReadSideHasNoCyclesInside =
            slices().matching("io.rounds.explorer.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule exportsHaveNoCyclesInside =
            slices().matching("io.rounds.export.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule reportsHaveNoCyclesInside =
            slices().matching("io.rounds.report.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyCommandsKnowCommands = noClasses()
            .that()
            .resideOutsideOfPackages("io.rounds.cli..", "io.rounds.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.rounds.cli..");
}
