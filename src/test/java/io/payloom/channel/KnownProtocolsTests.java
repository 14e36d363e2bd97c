package io.payloom.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.payloom.bankside.SampleChannel;
import io.payloom.catalogue.CatalogueContent;
import io.payloom.catalogue.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownProtocolsTests {

    @Test
    void objectsToAChannelThatNoAdapterSpeaksTo() {
        ChannelAdapter adapter = mock();
        when(adapter.protocol()).thenReturn("signed-json");
        CatalogueContent proposed = new CatalogueContent(
                List.of(),
                List.of(),
                List.of(
                        SampleChannel.of("known").protocol("signed-json").channel(),
                        SampleChannel.of("strange").protocol("semaphore").channel()),
                List.of(),
                List.of());

        assertThat(new KnownProtocols(List.of(adapter)).faults(proposed))
                .containsExactly(
                        new Fault("/channels/1/protocol", "no adapter speaks semaphore; there are signed-json"));
    }
}
