package io.payloom.process;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.instance.Message;
import io.payloom.kernel.SubjectKind;
import java.util.Collection;
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
