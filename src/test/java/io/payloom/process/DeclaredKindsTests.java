package io.payloom.process;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.camunda.client.annotation.JobWorker;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.payloom.kernel.SubjectKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.Configuration;

/** What the modules declare, beside the diagrams. */
class DeclaredKindsTests {

    private final Collection<SubjectKind> kinds = declared();

    @Test
    void eachProcessThatIsStartedByAMessageIsThatOfOneKind() {
        Set<String> startMessages = DiagramConventionTests.diagrams().stream()
                .flatMap(diagram -> diagram.model().getModelElementsByType(Message.class).stream())
                .map(Message::getName)
                .filter(name -> name.endsWith("-due"))
                .collect(toSet());

        assertThat(kinds.stream().flatMap(kind -> kind.process().stream()).map(SubjectKind.OwnProcess::startMessage))
                .containsExactlyInAnyOrderElementsOf(startMessages)
                .hasSizeGreaterThan(4);
    }

    /** The step that claims a run reads the number out of the start message. */
    @Test
    void someStepOfItsProcessReadsTheNumberOfEachKind() {
        Map<String, Set<String>> fetched = new ClassFileImporter()
                .importPackages("io.payloom.process.worker").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(JobWorker.class))
                        .map(method -> method.getAnnotationOfType(JobWorker.class))
                        .collect(toMap(JobWorker::type, worker -> Set.of(worker.fetchVariables())));

        assertThat(kinds).filteredOn(kind -> kind.process().isPresent()).allSatisfy(kind -> assertThat(
                        jobTypesOf(kind.process().orElseThrow().id()))
                .as(kind.noun())
                .anySatisfy(type -> assertThat(fetched.get(type)).contains(kind.variable())));
    }

    private static List<String> jobTypesOf(String process) {
        return DiagramConventionTests.diagrams().stream()
                .filter(diagram -> diagram.process().getId().equals(process))
                .flatMap(diagram -> diagram.jobTypes().stream())
                .toList();
    }

    /** A number says for ever what it is the number of. */
    @Test
    void lettersAndStoredNamesStayAsTheyAre() {
        assertThat(kinds.stream()
                        .map(kind -> kind.nextNumber().charAt(0) + " " + kind.noun()
                                + kind.process()
                                        .map(process -> " " + process.storedAs())
                                        .orElse("")))
                .contains(
                        "P payment PAYMENT",
                        "R refund REFUND",
                        "O payout PAYOUT",
                        "N notification MERCHANT_NOTIFICATION",
                        "L money case LATE_MONEY",
                        "T bank transaction",
                        "B batch");
    }

    private static Collection<SubjectKind> declared() {
        try (var context = new AnnotationConfigApplicationContext()) {
            var scanner = new ClassPathBeanDefinitionScanner(context, false);
            scanner.addIncludeFilter(
                    (type, factory) -> type.getClassMetadata().getClassName().endsWith("Kind")
                            && type.getAnnotationMetadata().hasAnnotation(Configuration.class.getName()));
            scanner.scan("io.payloom");
            context.refresh();
            return context.getBeansOfType(SubjectKind.class).values();
        }
    }
}
