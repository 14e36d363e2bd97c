package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.camunda.client.annotation.JobWorker;
import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.EventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.IntermediateCatchEvent;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.ReceiveTask;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeBindingType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeSubscription;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskHeaders;
import io.payloom.expression.DiagramExpressions;
import io.payloom.support.CompiledClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the process diagrams to the project's conventions without starting an engine. */
class DiagramConventionTests {

    private static final Map<String, String> WORKERS_BY_JOB_TYPE = workersByJobType();

    private static final String MODELER = "http://camunda.org/schema/modeler/1.0";
    private static final Path TEMPLATES = Diagram.FOLDER.resolve(".camunda/element-templates/payloom.json");

    static List<Diagram> diagrams() {
        return Diagram.all();
    }

    @Test
    void findsTheDiagrams() {
        assertThat(diagrams())
                .extracting(Diagram::fileName)
                .contains("payment.bpmn", "bank-transaction.bpmn", "merchant-notification.bpmn");
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void fileIsNamedAfterItsOnlyProcess(Diagram diagram) {
        assertThat(diagram.all(Process.class))
                .singleElement()
                .satisfies(process -> assertThat(process.getId() + ".bpmn").isEqualTo(diagram.fileName()));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void isMadeForTheEngineThatRunsIt(Diagram diagram) {
        var definitions = diagram.model().getDefinitions();
        assertThat(definitions.getAttributeValueNs(MODELER, "executionPlatform"))
                .isEqualTo("Camunda Cloud");
        assertThat(definitions.getAttributeValueNs(MODELER, "executionPlatformVersion"))
                .isEqualTo("8.6.0");
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void idsSayWhatTheyStandFor(Diagram diagram) {
        assertThat(diagram.all(FlowElement.class))
                .allSatisfy(element -> assertThat(element.getId()).matches(prefixOf(element) + "_([A-Z][a-z]+)+"));
        assertThat(diagram.all(Message.class))
                .allSatisfy(message -> assertThat(message.getId()).matches("Message_([A-Z][a-z]+)+"));
    }

    private static String prefixOf(FlowElement element) {
        return switch (element) {
            case StartEvent ignored -> "StartEvent";
            case EndEvent ignored -> "EndEvent";
            case BoundaryEvent ignored -> "BoundaryEvent";
            case IntermediateCatchEvent ignored -> "(Timer|Message)Event";
            case SubProcess ignored -> "SubProcess";
            case CallActivity ignored -> "CallActivity";
            case Activity ignored -> "Task";
            case SequenceFlow ignored -> "Flow";
            default -> "Gateway";
        };
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everySymbolHasANameInPlainWords(Diagram diagram) {
        assertThat(diagram.all(FlowNode.class))
                .allSatisfy(node -> assertThat(node.getName()).matches("[A-Z][a-z]*( [a-z]+)+\\??"));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void serviceTaskHasAJobTypeAndThreeRetries(Diagram diagram) {
        assertThat(diagram.all(ServiceTask.class)).isNotEmpty().allSatisfy(task -> {
            var job = task.getSingleExtensionElement(ZeebeTaskDefinition.class);
            assertThat(job).as(task.getId()).isNotNull();
            assertThat(job.getRetries()).as(task.getId()).isEqualTo("3");
        });
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void taskIsOnePhraseInIdNameAndJobType(Diagram diagram) {
        assertThat(diagram.all(ServiceTask.class)).allSatisfy(task -> {
            var type = task.getSingleExtensionElement(ZeebeTaskDefinition.class).getType();
            assertThat(type).matches("[a-z]+(-[a-z]+)+");
            assertThat(task.getId()).isEqualTo(Diagram.inCamelCase("Task_", type));
            assertThat(task.getName().toLowerCase().replace(' ', '-')).isEqualTo(type);
        });
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void jobTypeHasAWorkerOfTheSameName(Diagram diagram) {
        assertThat(WORKERS_BY_JOB_TYPE).isNotEmpty();
        assertThat(diagram.jobTypes()).allSatisfy(type -> assertThat(WORKERS_BY_JOB_TYPE)
                .containsEntry(type, Diagram.inCamelCase("", type) + "Worker"));
    }

    /** A step that may end an order says whether the merchant is told next; without that it is told in another way. */
    @ParameterizedTest
    @MethodSource("diagrams")
    void taskSaysThatTheMerchantIsToldNextExactlyWhereItIs(Diagram diagram) {
        assertThat(diagram.all(ServiceTask.class)).allSatisfy(task -> assertThat(headers(task))
                .isEqualTo(leadsToTelling(task) ? Map.of("followedBy", "tell-merchant") : Map.of()));
    }

    private static Map<String, String> headers(ServiceTask task) {
        var headers = task.getSingleExtensionElement(ZeebeTaskHeaders.class);
        return headers == null
                ? Map.of()
                : headers.getHeaders().stream().collect(Collectors.toMap(ZeebeHeader::getKey, ZeebeHeader::getValue));
    }

    private static boolean leadsToTelling(FlowNode node) {
        return node.getSucceedingNodes().list().stream()
                .anyMatch(next -> next.getId().equals("Task_TellMerchant")
                        || next instanceof ExclusiveGateway && leadsToTelling(next));
    }

    private static Map<String, String> workersByJobType() {
        return CompiledClasses.ofMain().stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(JobWorker.class))
                .collect(Collectors.toMap(DiagramConventionTests::jobTypeOf, method -> method.getOwner()
                        .getSimpleName()));
    }

    private static String jobTypeOf(JavaMethod method) {
        return method.getAnnotationOfType(JobWorker.class).type();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void taskIsMadeFromTheTemplateOfItsJobType(Diagram diagram) throws IOException {
        var types = jobTypesByTemplate();
        assertThat(diagram.all(ServiceTask.class)).allSatisfy(task -> assertThat(types)
                .containsEntry(
                        task.getAttributeValueNs("http://camunda.org/schema/zeebe/1.0", "modelerTemplate"),
                        task.getSingleExtensionElement(ZeebeTaskDefinition.class)
                                .getType()));
    }

    @Test
    void templateStandsForATaskThatIsDrawnSomewhere() throws IOException {
        assertThat(diagrams().stream().flatMap(diagram -> diagram.jobTypes().stream()))
                .containsAll(jobTypesByTemplate().values());
    }

    private static Map<String, String> jobTypesByTemplate() throws IOException {
        var templates = new ObjectMapper().readTree(TEMPLATES.toFile());
        return StreamSupport.stream(templates.spliterator(), false)
                .collect(Collectors.toMap(
                        template -> template.required("id").asText(), DiagramConventionTests::jobTypeOf));
    }

    private static String jobTypeOf(JsonNode template) {
        return StreamSupport.stream(template.required("properties").spliterator(), false)
                .filter(property ->
                        property.required("binding").path("property").asText().equals("type"))
                .map(property -> property.required("value").asText())
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void gatewayAsksAQuestionAndKnowsWhatToDoWithoutAnAnswer(Diagram diagram) {
        assertThat(diagram.all(ExclusiveGateway.class).stream()
                        .filter(gateway -> gateway.getOutgoing().size() > 1))
                .isNotEmpty()
                .allSatisfy(gateway -> {
                    assertThat(gateway.getName()).endsWith("?");
                    assertThat(gateway.getDefault()).as(gateway.getId()).isNotNull();
                    assertThat(gateway.getOutgoing()).allSatisfy(flow -> {
                        assertThat(flow.getName()).as(flow.getId()).isNotBlank();
                        assertThat(flow.getConditionExpression() == null)
                                .as(flow.getId())
                                .isEqualTo(flow.equals(gateway.getDefault()));
                    });
                });
    }

    /** A comparison inside a path ({@code a.b > 1}) raises an incident when the variable is missing; these forms do not. */
    @ParameterizedTest
    @MethodSource("diagrams")
    void conditionToleratesAMissingVariable(Diagram diagram) {
        assertThat(diagram.all(SequenceFlow.class).stream()
                        .map(SequenceFlow::getConditionExpression)
                        .filter(Objects::nonNull))
                .allSatisfy(condition -> assertThat(condition.getTextContent())
                        .matches("=\\w+ = \"[a-z-]+\"|=list contains\\(\\[(\"[a-z-]+\"(, )?)+], \\w+\\)"));
    }

    /** Issue 13, item 17: one that does not end would stop a partition of the engine. */
    @ParameterizedTest
    @MethodSource("diagrams")
    void everyExpressionEndsSoon(Diagram diagram) throws IOException {
        assertThat(DiagramExpressions.objections(Files.readAllBytes(Diagram.FOLDER.resolve(diagram.fileName()))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void waitEndsByATimerAtTheLatest(Diagram diagram) {
        assertThat(diagram.all(FlowNode.class).stream().filter(DiagramConventionTests::waits))
                .allSatisfy(node ->
                        assertThat(hasTimer(diagram, node)).as(node.getId()).isTrue());
    }

    private static boolean waits(FlowNode node) {
        return node instanceof ReceiveTask
                || node instanceof UserTask
                || node instanceof EventBasedGateway
                || node instanceof CatchEvent event && !(event instanceof StartEvent);
    }

    private static boolean hasTimer(Diagram diagram, FlowNode wait) {
        return switch (wait) {
            case BoundaryEvent event -> isTimer(event) || hasTimer(diagram, event.getAttachedTo());
            case SubProcess part -> hasTimerOnItsEdge(diagram, part) || hasTimerInside(part);
            case Activity activity -> hasTimerOnItsEdge(diagram, activity);
            case EventBasedGateway gateway ->
                gateway.getSucceedingNodes().list().stream().anyMatch(DiagramConventionTests::isTimer);
            default -> isTimer(wait) || followsAnEventBasedGateway(wait);
        };
    }

    private static boolean hasTimerInside(SubProcess part) {
        return part.getChildElementsByType(IntermediateCatchEvent.class).stream()
                .anyMatch(DiagramConventionTests::isTimer);
    }

    private static boolean hasTimerOnItsEdge(Diagram diagram, Activity activity) {
        return diagram.all(BoundaryEvent.class).stream()
                .anyMatch(event -> activity.equals(event.getAttachedTo()) && isTimer(event));
    }

    private static boolean followsAnEventBasedGateway(FlowNode node) {
        return node.getPreviousNodes().list().stream().anyMatch(EventBasedGateway.class::isInstance);
    }

    private static boolean isTimer(FlowNode node) {
        return node.getChildElementsByType(TimerEventDefinition.class).size() == 1;
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void timerReadsItsInstantFromAVariable(Diagram diagram) {
        assertThat(diagram.all(TimerEventDefinition.class)).allSatisfy(timer -> {
            assertThat(timer.getTimeDate()).as("time of %s", timer.getId()).isNotNull();
            assertThat(timer.getTextContent().strip()).matches("=[a-z][A-Za-z]*");
        });
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void calledProcessIsBoundToTheDeploymentAndGetsOnlyWhatIsNamed(Diagram diagram) {
        var ids = diagrams().stream().map(other -> other.process().getId()).toList();
        assertThat(diagram.all(CallActivity.class)).allSatisfy(call -> {
            var called = call.getSingleExtensionElement(ZeebeCalledElement.class);
            assertThat(called.getBindingType()).isEqualTo(ZeebeBindingType.deployment);
            assertThat(called.getProcessId()).isIn(ids);
            assertThat(called.isPropagateAllParentVariablesEnabled()).isFalse();
            assertThat(called.isPropagateAllChildVariablesEnabled()).isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void messageThatIsAwaitedByAnInstanceHasACorrelationKey(Diagram diagram) {
        assertThat(awaitedMessages(diagram)).allSatisfy(message -> {
            var subscription = message.getSingleExtensionElement(ZeebeSubscription.class);
            assertThat(subscription).as(message.getId()).isNotNull();
            assertThat(subscription.getCorrelationKey()).startsWith("=");
        });
    }

    private static Stream<Message> awaitedMessages(Diagram diagram) {
        return diagram.all(CatchEvent.class).stream()
                .filter(event -> !(event instanceof StartEvent))
                .flatMap(event -> event.getChildElementsByType(EventDefinition.class).stream())
                .filter(MessageEventDefinition.class::isInstance)
                .map(definition -> ((MessageEventDefinition) definition).getMessage());
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void analystGuideShowsTheDiagramAndNamesItsJobTypes(Diagram diagram) throws IOException {
        var guide = Files.readString(Path.of("docs/analyst-guide.md"));
        var picture = "images/" + diagram.process().getId() + ".png";
        assertThat(guide).contains("(" + picture + ")");
        assertThat(Path.of("docs").resolve(picture)).isRegularFile();
        assertThat(diagram.jobTypes()).allSatisfy(type -> assertThat(guide).contains("`" + type + "`"));
    }
}
