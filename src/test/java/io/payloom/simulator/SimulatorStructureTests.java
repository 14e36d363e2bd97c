package io.payloom.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.payloom.simulator")
class SimulatorStructureTests {

    @ArchTest
    static final ArchRule itKnowsNothingOfPayloom = noClasses()
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("io.payloom..")
                    .and(JavaClass.Predicates.resideOutsideOfPackage("io.payloom.simulator..")));
}
