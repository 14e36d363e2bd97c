package io.payloom.channel;

import io.payloom.catalogue.CatalogueContent;
import io.payloom.catalogue.CatalogueRule;
import io.payloom.catalogue.Channel;
import io.payloom.catalogue.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Every channel speaks a protocol for which there is an adapter. */
@Component
class KnownProtocols implements CatalogueRule {

    private final Set<String> protocols = new TreeSet<>();

    KnownProtocols(List<ChannelAdapter> adapters) {
        adapters.forEach(adapter -> protocols.add(adapter.protocol()));
    }

    @Override
    public List<Fault> faults(CatalogueContent proposed) {
        List<Fault> faults = new ArrayList<>();
        for (int place = 0; place < proposed.channels().size(); place++) {
            Channel channel = proposed.channels().get(place);
            if (!protocols.contains(channel.protocol())) {
                faults.add(new Fault(
                        "/channels/" + place + "/protocol",
                        "no adapter speaks " + channel.protocol() + "; there are " + String.join(", ", protocols)));
            }
        }
        return faults;
    }
}
