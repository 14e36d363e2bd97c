package io.payloom.reserve;

import io.payloom.catalogue.Account;
import io.payloom.catalogue.Channel;
import io.payloom.channel.BalanceAnswer;
import io.payloom.channel.BankAnswer;
import io.payloom.channel.CallbackReading;
import io.payloom.channel.ChannelAdapter;
import io.payloom.channel.PayoutSubmission;
import io.payloom.channel.RawMessage;
import io.payloom.channel.RefundSubmission;
import io.payloom.channel.Submission;
import io.payloom.channel.VoidSubmission;
import io.payloom.kernel.Money;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A bank that has the balances that a test gives it, and pays from them without asking anybody. */
class BankOfTheTest implements ChannelAdapter {

    static final long MUCH = 10_000_000_000L;

    private final Map<String, Long> balances = new ConcurrentHashMap<>();
    private final Map<String, Runnable> whileAnswering = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private volatile boolean silent;

    /** From now on this is on the account. */
    void have(String account, long fen) {
        balances.put(account, fen);
    }

    /** @return what is left, which a bank would not let become negative */
    long pay(String account, long fen) {
        return balances.merge(account, MUCH, (known, none) -> known - fen);
    }

    /** Its answers are no use. */
    void silent(boolean value) {
        silent = value;
    }

    /** What happens after the bank has looked at the account and before anybody knows what it saw; once. */
    void whileAnswering(String account, Runnable something) {
        whileAnswering.put(account, something);
    }

    int timesAsked(String account) {
        return asked.getOrDefault(account, new AtomicInteger()).get();
    }

    @Override
    public BalanceAnswer balance(Channel channel, Account account, String currency) {
        asked.computeIfAbsent(account.code(), unseen -> new AtomicInteger()).incrementAndGet();
        long seen = balances.getOrDefault(account.code(), MUCH);
        Runnable meanwhile = whileAnswering.remove(account.code());
        if (meanwhile != null) {
            meanwhile.run();
        }
        return silent ? new BalanceAnswer.Unknown("it is silent") : new BalanceAnswer.Known(new Money(seen, currency));
    }

    @Override
    public String protocol() {
        return "signed-json";
    }

    @Override
    public BankAnswer submit(Channel channel, Account account, Submission submission) {
        throw beyondBalances();
    }

    @Override
    public BankAnswer refund(Channel channel, Account account, RefundSubmission submission) {
        throw beyondBalances();
    }

    @Override
    public BankAnswer voidPayment(Channel channel, Account account, VoidSubmission submission) {
        throw beyondBalances();
    }

    @Override
    public BankAnswer payout(Channel channel, Account account, PayoutSubmission submission) {
        throw beyondBalances();
    }

    @Override
    public BankAnswer query(Channel channel, Account account, String bankOrderNo) {
        throw beyondBalances();
    }

    @Override
    public BankAnswer close(Channel channel, Account account, String bankOrderNo) {
        throw beyondBalances();
    }

    @Override
    public CallbackReading readCallback(Channel channel, RawMessage message) {
        throw beyondBalances();
    }

    /** Nothing that these tests do may send anything. */
    private static AssertionError beyondBalances() {
        return new AssertionError("A test of reserves asked its bank for more than a balance");
    }
}
