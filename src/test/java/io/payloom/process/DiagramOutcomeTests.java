package io.payloom.process;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import io.camunda.client.annotation.JobWorker;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the words that gateways ask for with those that the workers before them can say. */
class DiagramOutcomeTests {

    private static final String OUTCOME = "io.payloom.process.worker.Outcome";
    private static final Pattern COMPARED = Pattern.compile("outcome = \"([a-z-]+)\"");

    private static final Map<String, String> WORDS = words();
    private static final JavaClasses WORKERS = new ClassFileImporter()
            .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.payloom.process.worker");
    private static final Map<String, Set<String>> WORDS_BY_JOB_TYPE = wordsByJobType();
    private static final Map<String, Diagram> DIAGRAMS =
            Diagram.all().stream().collect(toMap(diagram -> diagram.process().getId(), diagram -> diagram));

    static List<Diagram> diagrams() {
        return Diagram.all();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void aGatewayAsksOnlyForWordsThatTheStepsBeforeItCanSay(Diagram diagram) {
        assertThat(diagram.all(ExclusiveGateway.class))
                .allSatisfy(gateway -> assertThat(wordsBefore(gateway, new HashSet<>()))
                        .as(gateway.getId())
                        .containsAll(comparedBy(gateway)));
    }

    @Test
    void gatewaysAskForWords() {
        assertThat(diagrams().stream().flatMap(diagram -> diagram.all(ExclusiveGateway.class).stream()))
                .flatMap(DiagramOutcomeTests::comparedBy)
                .contains("routed", "reroute", "close-due", "held");
    }

    @Test
    void everyWordIsSaidBySomeWorker() {
        Set<String> said =
                WORDS_BY_JOB_TYPE.values().stream().flatMap(Set::stream).collect(toSet());

        assertThat(said).containsExactlyInAnyOrderElementsOf(WORDS.values());
    }

    private static Set<String> comparedBy(ExclusiveGateway gateway) {
        return gateway.getOutgoing().stream()
                .filter(flow -> flow.getConditionExpression() != null)
                .flatMap(flow -> COMPARED.matcher(flow.getConditionExpression().getTextContent())
                        .results())
                .map(found -> found.group(1))
                .collect(toSet());
    }

    /** What the variable can hold at a node: the words of the last steps on every way that leads to it. */
    private static Set<String> wordsBefore(FlowNode node, Set<FlowNode> seen) {
        if (!seen.add(node)) {
            return Set.of();
        }
        Stream<FlowNode> before = node instanceof BoundaryEvent boundary
                ? Stream.of(boundary.getAttachedTo())
                : node.getIncoming().stream().map(SequenceFlow::getSource);
        return before.flatMap(source -> wordsOf(source, seen).stream()).collect(toSet());
    }

    private static Set<String> wordsOf(FlowNode node, Set<FlowNode> seen) {
        return switch (node) {
            case ServiceTask task -> {
                Set<String> words = WORDS_BY_JOB_TYPE.get(task.getSingleExtensionElement(ZeebeTaskDefinition.class)
                        .getType());
                yield words.isEmpty() ? wordsBefore(task, seen) : words; // one that says nothing changes nothing
            }
            case CallActivity call ->
                wordsOf(DIAGRAMS.get(
                        call.getSingleExtensionElement(ZeebeCalledElement.class).getProcessId()));
            case SubProcess frame ->
                frame.getChildElementsByType(ServiceTask.class).stream()
                        .flatMap(task -> wordsOf(task, seen).stream())
                        .collect(toSet());
            default -> wordsBefore(node, seen);
        };
    }

    private static Set<String> wordsOf(Diagram called) {
        return called.jobTypes().stream()
                .flatMap(type -> WORDS_BY_JOB_TYPE.get(type).stream())
                .collect(toSet());
    }

    private static Map<String, Set<String>> wordsByJobType() {
        return WORKERS.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(JobWorker.class))
                .collect(toMap(
                        method -> method.getAnnotationOfType(JobWorker.class).type(),
                        method -> wordsNamedBy(method.getOwner(), new HashSet<>())));
    }

    /** The constants that a worker, or what it hands its variables to, names. */
    private static Set<String> wordsNamedBy(JavaClass type, Set<JavaClass> seen) {
        if (type.getName().equals(OUTCOME)
                || !type.getPackageName().equals("io.payloom.process.worker")
                || !seen.add(type)) {
            return Set.of();
        }
        Stream<String> own = type.getFieldAccessesFromSelf().stream()
                .map(JavaFieldAccess::getTarget)
                .filter(target -> target.getOwner().getName().equals(OUTCOME))
                .map(target -> WORDS.get(target.getName()));
        Stream<String> others = type.getDirectDependenciesFromSelf().stream()
                .flatMap(dependency -> wordsNamedBy(dependency.getTargetClass(), seen).stream());
        return Stream.concat(own, others).collect(toSet());
    }

    /** As the engine is sent it. */
    private static Map<String, String> words() {
        try {
            return Arrays.stream(Class.forName(OUTCOME).getEnumConstants())
                    .collect(toMap(Object::toString, word -> new ObjectMapper().convertValue(word, String.class)));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
