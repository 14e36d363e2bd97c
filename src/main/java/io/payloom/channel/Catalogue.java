package io.payloom.channel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All channels and interfaces at one moment; checked when made, and never changed. */
final class Catalogue {

    private final Map<String, Channel> channels;
    private final List<ChannelInterface> interfaces;

    Catalogue(List<Channel> channels, List<ChannelInterface> interfaces) {
        List<String> faults = CatalogueCheck.faults(channels, interfaces);
        if (!faults.isEmpty()) {
            throw new CatalogueRefused(faults);
        }
        this.channels = channels.stream().collect(Collectors.toUnmodifiableMap(Channel::code, Function.identity()));
        this.interfaces = List.copyOf(interfaces);
    }

    List<ChannelInterface> interfaces(Operation operation) {
        return interfaces.stream().filter(one -> one.operation() == operation).toList();
    }

    Optional<Channel> find(String code) {
        return Optional.ofNullable(channels.get(code));
    }

    Channel channel(String code) {
        return find(code).orElseThrow(() -> new UnknownChannel(code));
    }

    ChannelInterface interfaceOf(String code, Operation operation) {
        return interfaces.stream()
                .filter(one -> one.operation() == operation
                        && one.channel().code().equals(channel(code).code()))
                .findFirst()
                .orElseThrow(() -> new UnknownChannel(code, operation));
    }
}
