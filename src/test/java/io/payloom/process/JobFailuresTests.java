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
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.apache.ibatis.exceptions.PersistenceException;
import org.junit.jupiter.api.Test;
import org.mockito.Answers;
import org.mockito.ArgumentCaptor;
import org.mybatis.spring.MyBatisSystemException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** What passes by itself never uses up a job's retries. */
class JobFailuresTests {

    @Test
    void aPoolWithoutAFreeConnectionIsNoDefectAlsoWhenMyBatisHasWrappedIt() {
        SQLTransientConnectionException exhausted = new SQLTransientConnectionException("no connection within 5000 ms");
        PersistenceException wrapped = new PersistenceException(
                "Error querying database", new CannotGetJdbcConnectionException("no connection", exhausted));

        assertThat(JobFailures.isInfrastructure(new MyBatisSystemException("failed", wrapped)))
                .isTrue();
    }

    @Test
    void aConnectionThatBreaksWithinAStatementIsNoDefect() {
        assertThat(JobFailures.isInfrastructure(
                        new RecoverableDataAccessException("link failure", new SQLException("08S01"))))
                .isTrue();
    }

    @Test
    void aValueThatDoesNotFitIsADefect() {
        assertThat(JobFailures.isInfrastructure(new DataIntegrityViolationException("too long")))
                .isFalse();
        assertThat(JobFailures.isInfrastructure(new IllegalStateException("a rule is broken")))
                .isFalse();
    }

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

    private static Duration pauseAfter(ChannelBusy busy) {
        return pauseAfter(busy, 3, mock());
    }

    private static Duration pauseAfter(Exception thrown, int retries, FollowUp followUp) {
        ActivatedJob job = mock();
        when(job.getRetries()).thenReturn(retries);
        JobClient client = mock(Answers.RETURNS_DEEP_STUBS);
        JobReturns returns = mock();
        var failures = new JobFailures(mock(), mock(), returns, followUp, mock());

        failures.handleException(thrown, new ExceptionHandlingContext(client, job, mock()));

        ArgumentCaptor<Duration> pause = ArgumentCaptor.forClass(Duration.class);
        verify(returns).after(pause.capture(), same(job), any());
        verify(client.newFailCommand(0)).retries(thrown instanceof IllegalStateException ? retries - 1 : retries);
        return pause.getValue();
    }
}
