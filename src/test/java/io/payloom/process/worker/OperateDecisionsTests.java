package io.payloom.process.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.camunda.client.api.response.ActivatedJob;
import io.payloom.latemoney.LateMoneySteps;
import io.payloom.refund.RefundStep;
import io.payloom.refund.RefundSteps;
import io.payloom.refund.RefundWord;
import io.payloom.transaction.TransactionSteps;
import io.payloom.transaction.decision.DecisionUnclear;
import io.payloom.transaction.decision.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Issue 13, item 23: a name that is typed in Operate proves nothing, so production can do without. */
class OperateDecisionsTests {

    private static final OperateDecisions ON = new OperateDecisions(new OperateProperties(true));
    private static final OperateDecisions OFF = new OperateDecisions(new OperateProperties(false));
    private static final Question QUESTION = new Question("It is stuck.", "POST /ops/v1/orders/P1/decision");

    @Test
    void noWorkerTakesADecisionByVariablesWhereTheyAreOff() {
        TransactionSteps transactions = mock();
        RefundSteps refunds = mock();
        LateMoneySteps lateMoney = mock();
        when(transactions.question("T1")).thenReturn(QUESTION);
        when(refunds.question("R1")).thenReturn(QUESTION);
        when(lateMoney.question("C1")).thenReturn(QUESTION);

        assertThatThrownBy(() -> new QueryBankWorker(transactions, OFF)
                        .query("T1", "1", "2026-03-02T04:00:00Z", "succeeded", "li-lei", "seen"))
                .isInstanceOf(DecisionUnclear.class)
                .hasMessageStartingWith("A decision cannot be used. It is stuck.")
                .hasMessageContaining("takes no decisions by variables here");
        assertThatThrownBy(() -> new ResolveRefusalWorker(refunds, OFF).resolve("R1", "1", "done", "li-lei", "V-1"))
                .isInstanceOf(DecisionUnclear.class);
        assertThatThrownBy(() -> new AssessLateMoneyWorker(lateMoney, OFF)
                        .assess("C1", "settled", "li-lei", "V-1", mock(ActivatedJob.class)))
                .isInstanceOf(DecisionUnclear.class);
        verify(transactions, never()).query(any(), any(), any());
        verify(transactions, never()).decide(any(), any(), any());
        verify(refunds, never()).resolve(any(), any(), any());
        verify(lateMoney, never()).assess(any(), any(), any());
    }

    /** Nobody is told to set variables where that does nothing. */
    @Test
    void whereTheyAreOffPeopleAreToldOfTheOperatorsApiOnly() {
        String call = "POST /ops/v1/refunds/R1/decision";

        assertThat(List.of(OFF.how(call), OFF.howToCorrect(call)))
                .allSatisfy(words -> assertThat(words).contains(call).doesNotContain("operatorDecision", "Retry"));
        assertThat(List.of(ON.how(call), ON.howToCorrect(call)))
                .allSatisfy(words -> assertThat(words).contains(call, "operatorDecision", "press Retry"));
    }

    /** Whatever else names the variables in a text does so also where they are off. */
    @Test
    void noOtherTextNamesTheVariables() throws IOException {
        Pattern inText = Pattern.compile("\"[^\"]*operator(Decision|Name|Reason)");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.endsWith("OperateDecisions.java")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readAllLines(file))
                            .filteredOn(line -> !line.contains("fetchVariables"))
                            .noneMatch(line -> inText.matcher(line).find()));
        }
    }

    @Test
    void withoutADecisionTheyGoOnAsEver() {
        RefundSteps refunds = mock();
        when(refunds.resolve(any(), any(), isNull())).thenReturn(new RefundStep.Done());

        assertThat(new ResolveRefusalWorker(refunds, OFF)
                        .resolve("R1", "1", null, null, null)
                        .outcome())
                .isEqualTo(Outcome.DONE);
    }

    @Test
    void whereTheyAreOnADecisionIsTaken() {
        RefundSteps refunds = mock();
        RefundWord word = new RefundWord(RefundWord.Word.DONE, "li-lei", "V-1");
        when(refunds.resolve("R1", "1", word)).thenReturn(new RefundStep.Done());

        assertThat(new ResolveRefusalWorker(refunds, ON)
                        .resolve("R1", "1", "done", "li-lei", "V-1")
                        .outcome())
                .isEqualTo(Outcome.DONE);
        verify(refunds).resolve("R1", "1", word);
    }
}
