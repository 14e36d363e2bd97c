package io.payloom;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.apache.ibatis.annotations.Mapper;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;

@AnalyzeClasses(packages = "io.payloom", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule onlyLifecycleKnowsSpringStatemachine = noClasses()
            .that()
            .resideOutsideOfPackage("io.payloom.lifecycle..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.statemachine..");

    @ArchTest
    static final ArchRule onlyRulesKnowsEasyRules = noClasses()
            .that()
            .resideOutsideOfPackage("io.payloom.rules..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jeasy..");

    @ArchTest
    static final ArchRule onlyExpressionKnowsFeel = noClasses()
            .that()
            .resideOutsideOfPackage("io.payloom.expression..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.camunda.feel..", "scala..");

    @ArchTest
    static final ArchRule onlyProcessKnowsTheEngine = noClasses()
            .that()
            .resideOutsideOfPackage("io.payloom.process..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.camunda..", "io.grpc..");

    @ArchTest
    static final ArchRule theSimulatorKnowsNothingOfTheRest = noClasses()
            .that()
            .resideInAPackage("io.payloom.simulator..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.payloom.kernel..",
                    "io.payloom.database..",
                    "io.payloom.lifecycle..",
                    "io.payloom.channel..",
                    "io.payloom.transaction..",
                    "io.payloom.payment..");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that()
            .resideOutsideOfPackage("io.payloom.simulator..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule oneClassMakesTheClock = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("ClockConfiguration")
            .and()
            .resideOutsideOfPackage("io.payloom.simulator..")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule mappersAreHidden =
            classes().that().areAnnotatedWith(Mapper.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule configurationIsHidden = classes()
            .that()
            .areAnnotatedWith(ConfigurationProperties.class)
            .should()
            .bePackagePrivate()
            .andShould()
            .beRecords();

    @ArchTest
    static final ArchRule noFieldIsInjected =
            noFields().should().beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class);

    @ArchTest
    static final ArchRule moneyIsNeverAFloatingPointNumber = noFields()
            .that()
            .haveNameMatching(".*(?i)(amount|value|money|fee).*")
            .should()
            .haveRawType(double.class)
            .orShould()
            .haveRawType(float.class);

    @ArchTest
    static final ArchRule namesAreTheFieldsOwnWords = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameStartingWith("Base");

    @ArchTest
    static final ArchRule workersStandTogether = methods()
            .that()
            .areAnnotatedWith("io.camunda.client.annotation.JobWorker")
            .should()
            .beDeclaredInClassesThat()
            .resideInAPackage("io.payloom.process.worker");

    @ArchTest
    static final ArchRule collaboratorsAreFinal = fields().that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith("org.springframework.stereotype.Component")
            .and()
            .haveRawType("io.payloom.database.Database")
            .should()
            .beFinal();
}
