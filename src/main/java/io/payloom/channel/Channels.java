package io.payloom.channel;

import io.payloom.catalogue.Account;
import io.payloom.catalogue.Catalogues;
import io.payloom.catalogue.Channel;
import io.payloom.catalogue.ChannelInterface;
import io.payloom.catalogue.Operation;
import io.payloom.catalogue.UnknownChannel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
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

    private final Catalogues catalogues;
    private final Permits permits;
    private final QueryPace pace;
    private final Map<String, ChannelAdapter> adapters;

    Channels(Catalogues catalogues, Permits permits, QueryPace pace, List<ChannelAdapter> adapters) {
        this.catalogues = catalogues;
        this.permits = permits;
        this.pace = pace;
        this.adapters =
                adapters.stream().collect(Collectors.toUnmodifiableMap(ChannelAdapter::protocol, Function.identity()));
    }

    /** @throws UnknownChannel when the channel is not in the catalogue or does not offer the operation */
    public ChannelInterface interfaceOf(String channelCode, Operation operation) {
        return catalogues.current().interfaceOf(channelCode, operation);
    }

    public Optional<Channel> find(String code) {
        return catalogues.current().find(code);
    }

    /** Calls that are open now, over all instances, by channel code; channels without any are left out. */
    public Map<String, Integer> openCalls() {
        return permits.openCalls();
    }

    /**
     * Sends the order once. Whatever it throws, nothing was sent.
     *
     * @param inTime asked when the permit is there and the next thing is to send
     * @throws ChannelBusy when no permit of the channel is free
     * @throws PermitsUnreachable when the database does not say whether one is free
     * @throws SendTooLate when it was not in time
     * @throws UnknownChannel when the channel is not in the catalogue
     * @throws UnknownAccount when the channel has no such account in the catalogue
     */
    public BankAnswer submit(String channelCode, String accountCode, Submission submission, BooleanSupplier inTime) {
        return send(
                channelCode,
                accountCode,
                inTime,
                (adapter, channel, account) -> adapter.submit(channel, account, submission));
    }

    /** Sends the refund once, as {@link #submit} does an order, to the account that collected the payment. */
    public BankAnswer refund(
            String channelCode, String accountCode, RefundSubmission submission, BooleanSupplier inTime) {
        return send(
                channelCode,
                accountCode,
                inTime,
                (adapter, channel, account) -> adapter.refund(channel, account, submission));
    }

    /** Sends the void once, as {@link #submit} does an order, to the account that collected the payment. */
    public BankAnswer voidPayment(
            String channelCode, String accountCode, VoidSubmission submission, BooleanSupplier inTime) {
        return send(
                channelCode,
                accountCode,
                inTime,
                (adapter, channel, account) -> adapter.voidPayment(channel, account, submission));
    }

    /** Sends the payout once, as {@link #submit} does an order. */
    public BankAnswer payout(
            String channelCode, String accountCode, PayoutSubmission submission, BooleanSupplier inTime) {
        return send(
                channelCode,
                accountCode,
                inTime,
                (adapter, channel, account) -> adapter.payout(channel, account, submission));
    }

    /** Asks for the balance of an account; throws as {@link #submit} does. */
    public BalanceAnswer balance(String channelCode, String accountCode, String currency) {
        Target target = target(channelCode, accountCode);
        Channel channel = target.channel();
        return permits.within(channel, () -> adapterOf(channel).balance(channel, target.account(), currency));
    }

    /**
     * Asks for the result, as the merchant number under which it was sent; throws as {@link #submit} does, and {@link
     * ChannelBusy} also when the bank was asked as often as it may be. That an account is gone is no answer: the question
     * stays open until somebody puts it back.
     */
    public BankAnswer query(String channelCode, String accountCode, String bankOrderNo) {
        Target target = target(channelCode, accountCode);
        pace.take(target.channel());
        return call(target, (adapter, channel, account) -> adapter.query(channel, account, bankOrderNo));
    }

    /** Asks the bank to close an unpaid order; throws as {@link #submit} does. */
    public BankAnswer close(String channelCode, String accountCode, String bankOrderNo) {
        return call(
                target(channelCode, accountCode),
                (adapter, channel, account) -> adapter.close(channel, account, bankOrderNo));
    }

    /** Verifies and reads a callback; takes no permit. */
    public CallbackReading readCallback(String channelCode, RawMessage raw) {
        Channel channel = catalogues.current().channel(channelCode);
        return adapterOf(channel).readCallback(channel, raw);
    }

    private BankAnswer send(String channelCode, String accountCode, BooleanSupplier inTime, Call sending) {
        return call(target(channelCode, accountCode), (adapter, channel, account) -> {
            if (!inTime.getAsBoolean()) {
                throw new SendTooLate(channelCode);
            }
            return sending.at(adapter, channel, account);
        });
    }

    private Target target(String channelCode, String accountCode) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A bank is never called inside a database transaction");
        }
        Channel channel = catalogues.current().channel(channelCode);
        return new Target(channel, accountOf(channel, accountCode));
    }

    private BankAnswer call(Target target, Call call) {
        Channel channel = target.channel();
        return permits.within(channel, () -> call.at(adapterOf(channel), channel, target.account()));
    }

    private static Account accountOf(Channel channel, String accountCode) {
        return channel.accounts().stream()
                .filter(account -> account.code().equals(accountCode))
                .findFirst()
                .orElseThrow(() -> new UnknownAccount(channel.code(), accountCode));
    }

    private ChannelAdapter adapterOf(Channel channel) {
        return Objects.requireNonNull(adapters.get(channel.protocol()));
    }

    private record Target(Channel channel, Account account) {}

    /** One of the things that can be asked of a bank. */
    private interface Call {
        BankAnswer at(ChannelAdapter adapter, Channel channel, Account account);
    }
}
