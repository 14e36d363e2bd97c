package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mockito.Answers;
import org.springframework.beans.factory.ObjectProvider;

class JobReturnsTests {

    private final CamundaClient client = mock(Answers.RETURNS_DEEP_STUBS);
    private final ObjectProvider<CamundaClient> provider = mock();
    private final ActivatedJob job = mock();
    private final AtomicInteger sent = new AtomicInteger();
    private final JobReturns returns = new JobReturns(provider);

    @AfterEach
    void stop() {
        returns.destroy();
    }

    @Test
    void aJobWithoutAPauseIsHandedBackAtOnce() {
        returns.after(Duration.ZERO, job, sent::incrementAndGet);

        assertThat(sent).hasValue(1);
    }

    @Test
    void aShortPausePassesWithinTheJobsTimeout() {
        returns.after(Duration.ofSeconds(3), job, sent::incrementAndGet);

        assertThat(sent).hasValue(0);
        await().atMost(Duration.ofMinutes(1)).until(() -> sent.get() == 1);
        verifyNoInteractions(client);
    }

    @Test
    void theJobIsKeptForALongPause() {
        when(provider.getObject()).thenReturn(client);
        when(job.getKey()).thenReturn(5L);

        returns.after(Duration.ofMinutes(4), job, sent::incrementAndGet);

        verify(client.newUpdateTimeoutCommand(5)).timeout(Duration.ofMinutes(5));
        assertThat(sent).hasValue(0);
    }
}
