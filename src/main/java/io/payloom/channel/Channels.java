package io.payloom.channel;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The channels of the catalogue and the calls to the banks behind them. The catalogue is a picture in memory that follows
 * the tables within about a second. A bank is never called inside a database transaction.
 */
@Component
public class Channels {

    private final CatalogueSource source;
    private final Permits permits;
    private final Map<String, ChannelAdapter> adapters;

    Channels(CatalogueSource source, Permits permits, List<ChannelAdapter> adapters) {
        this.source = source;
        this.permits = permits;
        this.adapters =
                adapters.stream().collect(Collectors.toUnmodifiableMap(ChannelAdapter::protocol, Function.identity()));
    }

    /** All interfaces for the operation, also those that are switched off. */
    public List<ChannelInterface> interfaces(Operation operation) {
        return source.current().interfaces(operation);
    }

    /** @throws UnknownChannel when the channel is not in the catalogue or does not offer the operation */
    public ChannelInterface interfaceOf(String channelCode, Operation operation) {
        return source.current().interfaceOf(channelCode, operation);
    }

    public Optional<Channel> find(String code) {
        return source.current().find(code);
    }

    /**
     * Sends the order once.
     *
     * @throws ChannelBusy when no permit of the channel is free; nothing was sent
     * @throws UnknownChannel when the channel is not in the catalogue
     */
    public BankAnswer submit(String channelCode, Submission submission) {
        return call(channelCode, (adapter, channel) -> adapter.submit(channel, submission));
    }

    /** Asks for the result; throws as {@link #submit} does. */
    public BankAnswer query(String channelCode, String bankOrderNo) {
        return call(channelCode, (adapter, channel) -> adapter.query(channel, bankOrderNo));
    }

    /** Asks the bank to close an unpaid order; throws as {@link #submit} does. */
    public BankAnswer close(String channelCode, String bankOrderNo) {
        return call(channelCode, (adapter, channel) -> adapter.close(channel, bankOrderNo));
    }

    /** Verifies and reads a callback; takes no permit. */
    public CallbackReading readCallback(String channelCode, RawMessage raw) {
        Channel channel = source.current().channel(channelCode);
        return adapterOf(channel).readCallback(channel, raw);
    }

    private BankAnswer call(String channelCode, BiFunction<ChannelAdapter, Channel, BankAnswer> call) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A bank is never called inside a database transaction");
        }
        Channel channel = source.current().channel(channelCode);
        return permits.within(channel, () -> call.apply(adapterOf(channel), channel));
    }

    private ChannelAdapter adapterOf(Channel channel) {
        return Objects.requireNonNull(adapters.get(channel.protocol()));
    }
}
