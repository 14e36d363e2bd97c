package io.payloom.channel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.payloom.bankside.SampleChannel;
import io.payloom.catalogue.Channel;
import io.payloom.database.Database;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class QueryPaceTests {

    private final PaceMapper mapper = mock();
    private final QueryPace pace = new QueryPace(mapper, mock(Database.class));
    private final Channel channel = SampleChannel.of("one").channel();

    @Test
    void saysThatTheDatabaseIsGone() {
        when(mapper.take(any(), any())).thenThrow(new DataAccessResourceFailureException("gone"));

        assertThatThrownBy(() -> pace.take(channel))
                .isInstanceOf(PermitsUnreachable.class)
                .hasCauseInstanceOf(DataAccessResourceFailureException.class);
    }

    @Test
    void makesTheRowOfAChannelOnceAndAgainWhenThatFailed() {
        when(mapper.take(any(), any())).thenReturn(1);
        when(mapper.add("one"))
                .thenThrow(new DataAccessResourceFailureException("gone"))
                .thenReturn(1);

        assertThatThrownBy(() -> pace.take(channel)).isInstanceOf(PermitsUnreachable.class);
        pace.take(channel);
        pace.take(channel);

        verify(mapper, times(2)).add("one");
    }
}
