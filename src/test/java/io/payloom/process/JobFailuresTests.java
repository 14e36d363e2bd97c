package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.same;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.jobhandling.JobExceptionHandlingStrategy.ExceptionHandlingContext;
import io.payloom.catalogue.UnknownChannel;
import io.payloom.channel.ChannelBusy;
import io.payloom.latemoney.CaseNeedsPerson;
import io.payloom.payment.PaymentKind;
import io.payloom.process.worker.OperateDecisions;
import io.payloom.refund.RefundNeedsPerson;
import io.payloom.transaction.asking.QueriesExhausted;
import io.payloom.transaction.decision.DecisionUnclear;
import io.payloom.transaction.decision.Question;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.Answers;
import org.mockito.ArgumentCaptor;

/** What passes by itself never uses up a job's retries. */
class JobFailuresTests {

    @Test
    void whoWasGivenATimeToComeBackComesBackThenWithTheSameRetries() {
        assertThat(pauseAfter(new ChannelBusy("one", Duration.ofSeconds(40))))
                .isBetween(Duration.ofSeconds(40), Duration.ofMillis(40_500));
    }

    @Test
    void whoFoundNoPermitComesBackSoonWithTheSameRetries() {
        assertThat(pauseAfter(new ChannelBusy("one"))).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    /** Issue 13, item 10: it goes on by itself after the correction, and until then a person is called. */
    @Test
    void whatAPersonHasToMendIsTriedAgainWithTheSameRetriesAndRaisesAnAlert() {
        FollowUp followUp = mock();

        assertThat(pauseAfter(new UnknownChannel("one"), 3, followUp))
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));

        verify(followUp).fails(any(), contains("There is no one"));
        verify(followUp).triesAgain(any(), any());
    }

    /** Issue 13, item 10. */
    @Test
    void aDefectRaisesAnAlertWithItsLastTry() {
        FollowUp followUp = mock();
        pauseAfter(new IllegalStateException("a rule is broken"), 2, followUp);
        verify(followUp, never()).fails(any(), any());

        pauseAfter(new IllegalStateException("a rule is broken"), 1, followUp);
        verify(followUp).fails(any(), contains("IllegalStateException"));
    }

    /** Issue 13, item 23: an incident says only what can be done here. */
    @Test
    void whatNeedsAPersonSaysHowItIsDecidedHere() {
        Question question = new Question("Payment P1 is stuck.", "POST /ops/v1/orders/P1/decision");
        RefundNeedsPerson refused = mock();
        when(refused.getMessage()).thenReturn("A bank has refused a refund.");
        when(refused.call()).thenReturn(question.call());
        CaseNeedsPerson open = mock();
        when(open.getMessage()).thenReturn("Money does not fit.");
        when(open.question()).thenReturn(question);
        when(open.orderNo()).thenReturn("P1");
        DecisionUnclear unclear = new DecisionUnclear("The decision must be another one").about(question);

        assertThat(List.of(new QueriesExhausted(question), refused, open, unclear))
                .allSatisfy(thrown -> assertThat(incidentOf(thrown))
                        .startsWith(String.valueOf(thrown.getMessage()))
                        .contains(thrown == unclear ? "as corrected" : "as decided", question.call()));
    }

    private static String incidentOf(Exception thrown) {
        JobClient client = mock(Answers.RETURNS_DEEP_STUBS);
        OperateDecisions decisions = mock();
        when(decisions.how(any())).thenAnswer(call -> "as decided by " + call.getArgument(0));
        when(decisions.howToCorrect(any())).thenAnswer(call -> "as corrected by " + call.getArgument(0));
        var failures = new JobFailures(mock(), mock(), mock(), mock(), decisions, mock(), List.of(PaymentKind.PAYMENT));

        failures.handleException(thrown, new ExceptionHandlingContext(client, mock(), mock()));

        ArgumentCaptor<String> message = ArgumentCaptor.forClass(String.class);
        verify(client.newFailCommand(0).retries(0)).errorMessage(message.capture());
        return message.getValue();
    }

    private static Duration pauseAfter(ChannelBusy busy) {
        return pauseAfter(busy, 3, mock());
    }

    private static Duration pauseAfter(Exception thrown, int retries, FollowUp followUp) {
        ActivatedJob job = mock();
        when(job.getRetries()).thenReturn(retries);
        JobClient client = mock(Answers.RETURNS_DEEP_STUBS);
        JobReturns returns = mock();
        var failures = new JobFailures(mock(), mock(), returns, followUp, mock(), mock(), List.of(PaymentKind.PAYMENT));

        failures.handleException(thrown, new ExceptionHandlingContext(client, job, mock()));

        ArgumentCaptor<Duration> pause = ArgumentCaptor.forClass(Duration.class);
        verify(returns).after(pause.capture(), same(job), any());
        verify(client.newFailCommand(0)).retries(thrown instanceof IllegalStateException ? retries - 1 : retries);
        return pause.getValue();
    }
}
