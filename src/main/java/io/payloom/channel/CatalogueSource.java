package io.payloom.channel;

import io.payloom.alert.Alerts;
import io.payloom.database.Snapshot;
import io.payloom.database.Snapshots;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads the catalogue, at start or not at all, then whenever its version changes; a refused change is an alert. */
@Component
class CatalogueSource {

    static final String VERSION = "channels";

    private final ChannelMapper mapper;
    private final Set<String> protocols;
    private final Snapshot<Catalogue> catalogue;

    /** The sample secrets only stand here so that they are in place before the first picture is taken. */
    CatalogueSource(
            ChannelMapper mapper,
            List<ChannelAdapter> adapters,
            Snapshots snapshots,
            Alerts alerts,
            SampleSecrets secretsComeFirst) {
        this.mapper = mapper;
        this.protocols = adapters.stream().map(ChannelAdapter::protocol).collect(Collectors.toSet());
        this.catalogue = snapshots.of(
                VERSION,
                this::read,
                refused -> alerts.raise("CATALOGUE_REFUSED", VERSION, null, String.valueOf(refused.getMessage())));
    }

    Catalogue current() {
        return catalogue.current();
    }

    private Catalogue read() {
        List<Channel> channels =
                mapper.channels().stream().map(ChannelRow::read).toList();
        requireAdapters(channels);
        Map<String, Channel> byCode = channels.stream().collect(Collectors.toMap(Channel::code, Function.identity()));
        List<ChannelInterface> interfaces = mapper.interfaces().stream()
                .flatMap(row -> Stream.ofNullable(byCode.get(row.channelCode())).map(row::read))
                .toList();
        return new Catalogue(channels, interfaces);
    }

    private void requireAdapters(List<Channel> channels) {
        List<String> faults = channels.stream()
                .filter(channel -> !protocols.contains(channel.protocol()))
                .map(channel -> channel.code() + ": no adapter speaks " + channel.protocol())
                .toList();
        if (!faults.isEmpty()) {
            throw new CatalogueRefused(faults);
        }
    }
}
