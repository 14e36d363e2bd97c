package io.payloom.transaction.callback;

import io.payloom.alert.Alerts;
import io.payloom.channel.CallbackReading;
import io.payloom.channel.Channels;
import io.payloom.channel.RawMessage;
import io.payloom.database.Database;
import io.payloom.transaction.BankFact;
import io.payloom.transaction.BankFacts;
import io.payloom.vault.Vault;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The inbox for what banks send on their own: verified, kept encrypted, applied and committed before it is answered. */
@Component
class Callbacks {

    private final Channels channels;
    private final CallbackMapper mapper;
    private final BankFacts facts;
    private final Vault vault;
    private final Alerts alerts;
    private final Database database;
    private final Clock clock;

    Callbacks(
            Channels channels,
            CallbackMapper mapper,
            BankFacts facts,
            Vault vault,
            Alerts alerts,
            Database database,
            Clock clock) {
        this.channels = channels;
        this.mapper = mapper;
        this.facts = facts;
        this.vault = vault;
        this.alerts = alerts;
        this.database = database;
        this.clock = clock;
    }

    /** Reads a callback and, when it is genuine, has it committed before it returns. */
    Receipt receive(String channel, RawMessage raw) {
        CallbackReading reading = channels.readCallback(channel, raw);
        String digest = digest(raw.body());
        return switch (reading) {
            case CallbackReading.Verified verified -> {
                byte[] ciphertext = vault.encrypt(raw.body(), channel);
                boolean taken = database.inTransaction(() -> take(channel, verified, digest, ciphertext));
                yield new Receipt(taken ? Receipt.Result.VERIFIED : Receipt.Result.COPY, verified.reply());
            }
            case CallbackReading.Malformed malformed -> {
                byte[] ciphertext = vault.encrypt(raw.body(), channel);
                database.inTransaction(() -> keepUnread(channel, digest, ciphertext, malformed.reason()));
                yield Receipt.refused(Receipt.Result.MALFORMED);
            }
            case CallbackReading.Forged forged -> Receipt.refused(Receipt.Result.FORGED);
        };
    }

    /** Answers false when the same message has come before. */
    private boolean take(String channel, CallbackReading.Verified callback, String digest, byte[] ciphertext) {
        Optional<String> transactionNo = mapper.noOf(channel, callback.bankOrderNo());
        try {
            mapper.keepMessage(channel, digest, transactionNo.orElse(null), ciphertext, clock.instant());
        } catch (DuplicateKeyException copy) {
            return false;
        }
        transactionNo.ifPresentOrElse(
                known -> facts.apply(new BankFact(known, BankFact.Source.CALLBACK, callback.answer())),
                () -> alerts.raise(
                        "UNKNOWN_BANK_ORDER",
                        channel + "/" + callback.bankOrderNo(),
                        null,
                        "Channel " + channel + " called back about bank order number " + callback.bankOrderNo()
                                + ", which is not ours. It is kept; ask the bank."));
        return true;
    }

    private void keepUnread(String channel, String digest, byte[] ciphertext, String reason) {
        try {
            mapper.keepMessage(channel, digest, null, ciphertext, clock.instant());
        } catch (DuplicateKeyException copy) {
            return;
        }
        alerts.raise(
                "UNREADABLE_CALLBACK",
                channel,
                null,
                "Channel " + channel + " sent a genuine callback that cannot be read: " + reason
                        + ". It is kept encrypted in bank_message; nothing was decided by it. Ask the bank what it is.");
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * What became of a callback.
     *
     * @param reply body of the answer, empty when it was refused
     */
    record Receipt(Result result, byte[] reply) {

        static Receipt refused(Result result) {
            return new Receipt(result, new byte[0]);
        }

        /** COPY is genuine and was there already. */
        enum Result {
            VERIFIED,
            COPY,
            FORGED,
            MALFORMED
        }
    }
}
