package io.payloom;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.payloom.api.Plain;
import io.payloom.support.CompiledClasses;
import io.payloom.transaction.BankTransactionContradicted;
import io.payloom.transaction.BankTransactionJudged;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.ibatis.annotations.Mapper;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

class ArchitectureTests {

    @TestFactory
    Stream<DynamicTest> rules() {
        return CompiledClasses.keep(ArchitectureTests.class, CompiledClasses.ofMain());
    }

    static final ArchRule onlyLifecycleKnowsSpringStatemachine = noClasses()
            .that()
            .resideOutsideOfPackage("io.payloom.lifecycle..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.statemachine..");

    static final ArchRule onlyRulesKnowsEasyRules = noClasses()
            .that()
            .resideOutsideOfPackage("io.payloom.rules..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jeasy..");

    static final ArchRule onlyExpressionKnowsFeel = noClasses()
            .that()
            .resideOutsideOfPackage("io.payloom.expression..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.camunda.feel..", "scala..");

    static final ArchRule onlyProcessKnowsTheEngine = noClasses()
            .that()
            .resideOutsideOfPackage("io.payloom.process..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.camunda..", "io.grpc..");

    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    static final ArchRule oneClassMakesTheClock = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("ClockConfiguration")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    /** Who acts first at the end of an attempt is declared by the locks, and by nothing else. */
    static final ArchRule oneListenerHearsOfTheEndsOfAttempts = methods()
            .that()
            .areAnnotatedWith(EventListener.class)
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("io.payloom.hold..")
            .should(notHearOfEnds())
            .andShould()
            .notBeAnnotatedWith(Order.class);

    private static ArchCondition<JavaMethod> notHearOfEnds() {
        return new ArchCondition<>("not hear of the ends of attempts themselves") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean hears = method.getRawParameterTypes().stream()
                        .anyMatch(type -> type.isEquivalentTo(BankTransactionJudged.class)
                                || type.isEquivalentTo(BankTransactionContradicted.class));
                if (hears) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " is no EndReaction"));
                }
            }
        };
    }

    static final ArchRule mappersAreHidden =
            classes().that().areAnnotatedWith(Mapper.class).should().bePackagePrivate();

    static final ArchRule configurationIsHidden = classes()
            .that()
            .areAnnotatedWith(ConfigurationProperties.class)
            .should()
            .bePackagePrivate()
            .andShould()
            .beRecords();

    static final ArchRule noFieldIsInjected =
            noFields().should().beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class);

    static final ArchRule moneyIsNeverAFloatingPointNumber = noFields()
            .that()
            .haveNameMatching(".*(?i)(amount|value|money|fee).*")
            .should()
            .haveRawType(double.class)
            .orShould()
            .haveRawType(float.class);

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

    /** Public for the rooms of its module alone. */
    static final ArchRule onlyTransactionMovesTransactions = noClasses()
            .that()
            .resideOutsideOfPackage("io.payloom.transaction..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("io\\.payloom\\.transaction\\.([a-z]+\\.)?"
                    + "(BankFacts?|Contradictions|Judgement|ProcessWakeUp|QueryProgress|TransactionMoves"
                    + "|AttemptSelection|FailingQueries|FollowUpQueries|NextQueries|StuckOrder"
                    + "|BankOrderNumbers|Resending|Submitter)");

    private static final int LARGEST_ROOM = 30;
    private static final Set<String> STILL_TOO_LARGE = Set.of("io.payloom.routing", "io.payloom.simulator");

    /** A listing that is read in one look. */
    @Test
    void noRoomHasMoreTypesThanOneLookTakesIn() {
        Map<String, Long> rooms = CompiledClasses.ofMain().stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(groupingBy(JavaClass::getPackageName, counting()));
        rooms.values().removeIf(types -> types <= LARGEST_ROOM);

        assertThat(rooms.keySet()).isSubsetOf(STILL_TOO_LARGE);
    }

    static final ArchRule workersStandTogether = methods()
            .that()
            .areAnnotatedWith("io.camunda.client.annotation.JobWorker")
            .should()
            .beDeclaredInClassesThat()
            .resideInAPackage("io.payloom.process.worker");

    /** Issue 13, item 7. What is no text for people is a time, an address, a file, or a number that is looked up. */
    static final ArchRule everyTextOfARequestIsChecked = fields().that()
            .areDeclaredInClassesThat(areBodies())
            .and()
            .haveRawType(String.class)
            .and()
            .areNotStatic()
            .and()
            .haveNameNotMatching(
                    "scheduledAt|expiresAt|effectiveFrom|effectiveUntil|at|notifyUrl|catalogue|transactionNo")
            .should()
            .beAnnotatedWith(Pattern.class)
            .orShould()
            .beAnnotatedWith(Plain.class);

    private static DescribedPredicate<JavaClass> areBodies() {
        return DescribedPredicate.describe(
                "are bodies of requests",
                type -> type.isRecord()
                        && !type.isAssignableTo("io.payloom.payout.Payouts$RetryRequest")
                        && (type.getSimpleName().matches("Create.*|Retry.*|.+Data|.+Confirmation")
                                || (type.getPackageName().startsWith("io.payloom.ops")
                                        && type.getSimpleName().endsWith("Request"))));
    }

    /** Issue 13, item 6: else a refusal cannot say what the address takes. */
    static final ArchRule everyAddressWithABodySaysWhatItTakes = methods()
            .that(DescribedPredicate.describe("take a body", method -> method.getParameters().stream()
                    .anyMatch(parameter -> parameter.isAnnotatedWith(RequestBody.class))))
            .and()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(RestController.class)
            .should(new ArchCondition<>("say what it takes") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    RequestMapping mapping =
                            AnnotatedElementUtils.findMergedAnnotation(method.reflect(), RequestMapping.class);
                    boolean says = mapping != null && mapping.consumes().length > 0;
                    events.add(new SimpleConditionEvent(method, says, method.getFullName()));
                }
            });

    static final ArchRule collaboratorsAreFinal = fields().that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith("org.springframework.stereotype.Component")
            .and()
            .haveRawType("io.payloom.database.Database")
            .should()
            .beFinal();
}
