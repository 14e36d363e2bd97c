package io.payloom.channel.signedjson;

import io.payloom.catalogue.Account;
import io.payloom.catalogue.Channel;
import io.payloom.channel.BalanceAnswer;
import io.payloom.channel.BankAnswer;
import io.payloom.channel.CallbackReading;
import io.payloom.channel.ChannelAdapter;
import io.payloom.channel.Exchange;
import io.payloom.channel.PayoutSubmission;
import io.payloom.channel.RawMessage;
import io.payloom.channel.RefundSubmission;
import io.payloom.channel.Submission;
import io.payloom.channel.VoidSubmission;
import io.payloom.channel.line.BankLine;
import io.payloom.channel.line.ChannelSecrets;
import io.payloom.http.HttpOutcome;
import io.payloom.kernel.Money;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks a bank by signed JSON over HTTP, and believes only what is signed and about the order that was asked for. */
@Component
class SignedJsonAdapter implements ChannelAdapter {

    private static final int OK = 200;

    private final BankLine line;
    private final ChannelSecrets secrets;
    private final CallbackReader callbacks;
    private final Clock clock;

    SignedJsonAdapter(BankLine line, ChannelSecrets secrets, Clock clock) {
        this.line = line;
        this.secrets = secrets;
        this.callbacks = new CallbackReader(clock);
        this.clock = clock;
    }

    @Override
    public String protocol() {
        return "signed-json";
    }

    @Override
    public BankAnswer submit(Channel channel, Account account, Submission submission) {
        return ask(new Identity(channel, account.mid()), "/pay", submission.bankOrderNo(), PayRequest.of(submission));
    }

    @Override
    public BankAnswer refund(Channel channel, Account account, RefundSubmission submission) {
        return ask(
                new Identity(channel, account.mid()),
                "/refund",
                submission.bankOrderNo(),
                RefundRequest.of(submission));
    }

    @Override
    public BankAnswer voidPayment(Channel channel, Account account, VoidSubmission submission) {
        return ask(new Identity(channel, account.mid()), "/void", submission.bankOrderNo(), VoidRequest.of(submission));
    }

    @Override
    public BankAnswer payout(Channel channel, Account account, PayoutSubmission submission) {
        return ask(
                new Identity(channel, account.mid()), "/pay", submission.bankOrderNo(), PayoutRequest.of(submission));
    }

    @Override
    public BalanceAnswer balance(Channel channel, Account account, String currency) {
        String requestNo = UUID.randomUUID().toString();
        BankAnswer answer = ask(
                new Identity(channel, account.mid()), "/balance", requestNo, new BalanceRequest(requestNo, currency));
        return switch (answer) {
            case BankAnswer.Answered said -> balance(said, currency);
            case BankAnswer.NotFound none -> new BalanceAnswer.Unknown("the bank knows no such account");
            case BankAnswer.Unknown unknown -> new BalanceAnswer.Unknown(unknown.reason());
            case BankAnswer.NotSent unsent -> new BalanceAnswer.Unknown(unsent.reason());
        };
    }

    private static BalanceAnswer balance(BankAnswer.Answered said, String currency) {
        Money balance = said.amount();
        return said.code().equals(Report.DONE)
                        && balance != null
                        && balance.currency().equals(currency)
                ? new BalanceAnswer.Known(balance)
                : new BalanceAnswer.Unknown("the bank answered " + said.code());
    }

    @Override
    public BankAnswer query(Channel channel, Account account, String bankOrderNo) {
        return notFoundOrElse(
                ask(new Identity(channel, account.mid()), "/query", bankOrderNo, new OrderReference(bankOrderNo)));
    }

    @Override
    public BankAnswer close(Channel channel, Account account, String bankOrderNo) {
        return notFoundOrElse(
                ask(new Identity(channel, account.mid()), "/close", bankOrderNo, new OrderReference(bankOrderNo)));
    }

    @Override
    public CallbackReading readCallback(Channel channel, RawMessage raw) {
        return secrets.recent(channel)
                .map(secret -> callbacks.read(secret, raw))
                .orElseGet(() -> new CallbackReading.Forged("the channel has no secret to verify with"));
    }

    private BankAnswer ask(Identity identity, String path, String bankOrderNo, Object request) {
        return secrets.of(identity.channel())
                .map(secret -> ask(identity, secret, path, bankOrderNo, request))
                .orElseGet(() -> new BankAnswer.NotSent("the channel has no secret to sign with"));
    }

    private BankAnswer ask(Identity identity, String secret, String path, String bankOrderNo, Object request) {
        byte[] body = Wording.write(request);
        byte[] kept = Wording.writeMasked(request);
        URI uri = URI.create(identity.channel().baseUrl() + path);
        return switch (line.post(identity.channel(), uri, headers(identity.mid(), secret, uri, body), body)) {
            case HttpOutcome.NotSent notSent -> new BankAnswer.NotSent(notSent.reason());
            case HttpOutcome.Unanswered unanswered ->
                new BankAnswer.Unknown(unanswered.reason(), new Exchange(kept, null));
            case HttpOutcome.Answered answered ->
                read(secret, bankOrderNo, answered).within(new Exchange(kept, answered.body()));
        };
    }

    private Map<String, String> headers(String mid, String secret, URI uri, byte[] body) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String nonce = UUID.randomUUID().toString();
        return Map.of(
                "Content-Type",
                "application/json",
                Headers.MID,
                mid,
                Headers.TIMESTAMP,
                timestamp,
                Headers.NONCE,
                nonce,
                Headers.SIGNATURE,
                Signature.ofRequest(secret, uri.getRawPath(), timestamp, nonce, body));
    }

    private static BankAnswer read(String secret, String bankOrderNo, HttpOutcome.Answered answered) {
        if (answered.status() != OK) {
            return new BankAnswer.Unknown("HTTP " + answered.status());
        }
        if (!SignedMessage.of(answered.headers(), answered.body()).isSignedWith(secret)) {
            return new BankAnswer.Unknown("the answer's signature is missing or wrong");
        }
        try {
            Report report = Wording.read(answered.body());
            return report.orderNo().equals(bankOrderNo)
                    ? report.answered()
                    : new BankAnswer.Unknown("the answer is about another order");
        } catch (Unreadable garbage) {
            return new BankAnswer.Unknown("the answer cannot be read: " + garbage.reason());
        }
    }

    private static BankAnswer notFoundOrElse(BankAnswer answer) {
        return answer instanceof BankAnswer.Answered said && said.code().equals(Report.NOT_FOUND)
                ? new BankAnswer.NotFound(said.exchange())
                : answer;
    }

    /** Where we ask, and as whom. */
    private record Identity(Channel channel, String mid) {}
}
