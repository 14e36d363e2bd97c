package io.payloom.process;

import static java.util.stream.Collectors.joining;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BpmnModelElementInstance;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnEdge;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnShape;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** One file of the bpmn folder as the convention tests see it: its elements, and where they are drawn. */
record Diagram(String fileName, BpmnModelInstance model) {

    static final Path FOLDER = Path.of("bpmn");

    static List<Diagram> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .map(Diagram::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Diagram read(Path file) {
        return new Diagram(file.getFileName().toString(), Bpmn.readModelFromFile(file.toFile()));
    }

    /** {@code Task_SubmitToBank} for {@code Task_} and {@code submit-to-bank}; camel case for an empty prefix. */
    static String inCamelCase(String prefix, String kebab) {
        return Arrays.stream(kebab.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase() + word.substring(1))
                .collect(joining("", prefix, ""));
    }

    Process process() {
        return all(Process.class).iterator().next();
    }

    <T extends BpmnModelElementInstance> Collection<T> all(Class<T> kind) {
        return model.getModelElementsByType(kind);
    }

    List<String> jobTypes() {
        return all(ZeebeTaskDefinition.class).stream()
                .map(ZeebeTaskDefinition::getType)
                .toList();
    }

    /** The process itself and every sub-process drawn in it: what a reader has to take in at one glance. */
    Stream<Collection<FlowNode>> levels() {
        var whole = process().getFlowElements();
        var parts = all(SubProcess.class).stream().map(SubProcess::getFlowElements);
        return Stream.concat(Stream.of(whole), parts).map(elements -> elements.stream()
                .filter(FlowNode.class::isInstance)
                .map(FlowNode.class::cast)
                .toList());
    }

    Stream<StartEvent> starts() {
        return all(StartEvent.class).stream();
    }

    Box boxOf(FlowNode node) {
        var bounds = all(BpmnShape.class).stream()
                .filter(shape -> node.equals(shape.getBpmnElement()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(node.getId() + " is not drawn"))
                .getBounds();
        return new Box(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    /** The straight pieces of the line that stands for a flow. */
    List<Piece> piecesOf(SequenceFlow flow) {
        var points = all(BpmnEdge.class).stream()
                .filter(edge -> flow.equals(edge.getBpmnElement()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(flow.getId() + " is not drawn"))
                .getWaypoints()
                .stream()
                .toList();
        return Stream.iterate(1, i -> i < points.size(), i -> i + 1)
                .map(i -> new Piece(
                        points.get(i - 1).getX(),
                        points.get(i - 1).getY(),
                        points.get(i).getX(),
                        points.get(i).getY()))
                .toList();
    }

    @Override
    public String toString() {
        return fileName;
    }

    record Box(double x, double y, double width, double height) {

        double middle() {
            return y + height / 2;
        }
    }

    record Piece(double x1, double y1, double x2, double y2) {

        boolean isUpright() {
            return x1 == x2;
        }

        boolean isLevel() {
            return y1 == y2;
        }

        /** True when the two cross between their ends; lines that start or end on one another only touch. */
        boolean crosses(Piece other) {
            if (!isUpright() || !other.isLevel()) {
                return isLevel() && other.isUpright() && other.crosses(this);
            }
            return isBetween(x1, other.x1, other.x2) && isBetween(other.y1, y1, y2);
        }

        private static boolean isBetween(double value, double one, double two) {
            return value > Math.min(one, two) && value < Math.max(one, two);
        }
    }
}
