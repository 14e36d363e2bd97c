package io.payloom.process.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.payloom.latemoney.CaseStep;
import io.payloom.latemoney.CaseWord;
import io.payloom.latemoney.LateMoneySteps;
import io.payloom.transaction.decision.DecisionUnclear;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Claims a money case for this process instance and says what is to be done about it. */
@Component
public class AssessLateMoneyWorker {

    private final LateMoneySteps lateMoney;
    private final OperateDecisions decisions;

    AssessLateMoneyWorker(LateMoneySteps lateMoney, OperateDecisions decisions) {
        this.lateMoney = lateMoney;
        this.decisions = decisions;
    }

    @JobWorker(
            type = "assess-late-money",
            fetchVariables = {"caseNo", "operatorDecision", "operatorName", "operatorReason"})
    public AssessVariables assess(
            @Variable String caseNo,
            @Variable @Nullable String operatorDecision,
            @Variable @Nullable String operatorName,
            @Variable @Nullable String operatorReason,
            ActivatedJob job) {
        String runKey = String.valueOf(job.getProcessInstanceKey());
        try {
            CaseWord word = decisions.read(operatorDecision, operatorName, operatorReason, CaseWord::read);
            return variables(lateMoney.assess(caseNo, runKey, word), runKey);
        } catch (DecisionUnclear unclear) {
            throw unclear.about(lateMoney.question(caseNo));
        }
    }

    private static AssessVariables variables(CaseStep step, String runKey) {
        return switch (step) {
            case CaseStep.Reopen reopen -> AssessVariables.of(Outcome.REOPEN, runKey);
            case CaseStep.Refund refund ->
                new AssessVariables(
                        Outcome.REFUND, runKey, refund.transactionNo(), refund.channel(), null, null, null, null);
            case CaseStep.AwaitOrder await -> AssessVariables.lookingAgain(Outcome.AWAIT_ORDER, runKey, await.until());
            case CaseStep.AwaitChannel await ->
                AssessVariables.lookingAgain(Outcome.AWAIT_CHANNEL, runKey, await.until());
            case CaseStep.Done done -> AssessVariables.of(Outcome.DONE, runKey);
            case CaseStep.Duplicate duplicate -> AssessVariables.of(Outcome.DONE, runKey);
        };
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record AssessVariables(
            Outcome outcome,
            String runKey,
            @Nullable String transactionNo,
            @Nullable String channel,
            @Nullable String nextLookAt,
            @Nullable String operatorDecision,
            @Nullable String operatorName,
            @Nullable String operatorReason) {

        static AssessVariables lookingAgain(Outcome outcome, String runKey, Instant at) {
            return new AssessVariables(outcome, runKey, null, null, at.toString(), null, null, null);
        }

        static AssessVariables of(Outcome outcome, String runKey) {
            return new AssessVariables(outcome, runKey, null, null, null, null, null, null);
        }
    }
}
