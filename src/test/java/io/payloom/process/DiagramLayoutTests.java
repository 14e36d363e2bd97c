package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A diagram that nobody can read is a defect: the happy path is one straight line, deviations stand below it. */
class DiagramLayoutTests {

    private static final int SYMBOLS_AT_ONE_GLANCE = 15;

    static List<Diagram> diagrams() {
        return Diagram.all();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everythingIsDrawn(Diagram diagram) {
        assertThat(diagram.all(FlowNode.class))
                .allSatisfy(node -> assertThat(diagram.boxOf(node).width()).isPositive());
        assertThat(diagram.all(SequenceFlow.class))
                .allSatisfy(flow -> assertThat(diagram.piecesOf(flow)).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void levelHasNoMoreSymbolsThanAReaderTakesIn(Diagram diagram) {
        assertThat(diagram.levels()).allSatisfy(level -> assertThat(level).hasSizeBetween(1, SYMBOLS_AT_ONE_GLANCE));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void happyPathIsOneStraightLineFromLeftToRight(Diagram diagram) {
        assertThat(diagram.starts()).isNotEmpty().allSatisfy(start -> {
            FlowNode node = start;
            while (!(node instanceof EndEvent)) {
                node = nextOnTheLine(diagram, node);
            }
        });
    }

    private static FlowNode nextOnTheLine(Diagram diagram, FlowNode node) {
        var here = diagram.boxOf(node);
        var next = node.getOutgoing().stream()
                .filter(flow -> diagram.piecesOf(flow).size() == 1)
                .map(SequenceFlow::getTarget)
                .filter(target -> diagram.boxOf(target).middle() == here.middle())
                .filter(target -> diagram.boxOf(target).x() > here.x())
                .toList();
        assertThat(next).as("next on the line after %s", node.getId()).hasSize(1);
        return next.getFirst();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void nothingStandsAboveTheHappyPath(Diagram diagram) {
        assertThat(diagram.levels()).allSatisfy(level -> assertThat(level)
                .allSatisfy(node -> assertThat(diagram.boxOf(node).middle())
                        .as(node.getId())
                        .isGreaterThanOrEqualTo(lineOf(diagram, level))));
    }

    private static double lineOf(Diagram diagram, Collection<FlowNode> level) {
        return diagram.starts()
                .filter(level::contains)
                .mapToDouble(start -> diagram.boxOf(start).middle())
                .max()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void linesAreLevelOrUprightAndDoNotCross(Diagram diagram) {
        var pieces = diagram.all(SequenceFlow.class).stream()
                .flatMap(flow -> diagram.piecesOf(flow).stream())
                .toList();
        assertThat(pieces).allMatch(piece -> piece.isLevel() || piece.isUpright());
        assertThat(pieces).allSatisfy(piece -> assertThat(pieces).noneMatch(piece::crosses));
    }
}
