package io.payloom.transaction;

import io.payloom.alert.Alerts;
import io.payloom.channel.CallbackReading;
import io.payloom.channel.Channels;
import io.payloom.channel.RawMessage;
import io.payloom.database.Database;
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
    private final TransactionMapper mapper;
    private final BankFacts facts;
    private final Vault vault;
    private final Alerts alerts;
    private final Database database;
    private final Clock clock;

    Callbacks(
            Channels channels,
            TransactionMapper mapper,
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
    CallbackReading receive(String channel, RawMessage raw) {
        CallbackReading reading = channels.readCallback(channel, raw);
        if (reading instanceof CallbackReading.Verified verified) {
            byte[] ciphertext = vault.encrypt(raw.body(), channel);
            database.inTransaction(() -> take(channel, verified, digest(raw.body()), ciphertext));
        }
        return reading;
    }

    private void take(String channel, CallbackReading.Verified callback, String digest, byte[] ciphertext) {
        Optional<String> transactionNo = mapper.noOf(channel, callback.bankOrderNo());
        try {
            mapper.keepMessage(channel, digest, transactionNo.orElse(null), ciphertext, clock.instant());
        } catch (DuplicateKeyException copy) {
            return;
        }
        transactionNo.ifPresentOrElse(
                known -> facts.apply(new BankFact(known, BankFact.Source.CALLBACK, callback.answer())),
                () -> alerts.raise(
                        "UNKNOWN_BANK_ORDER",
                        channel + "/" + callback.bankOrderNo(),
                        null,
                        "Channel " + channel + " called back about bank order number " + callback.bankOrderNo()
                                + ", which is not ours. It is kept; ask the bank."));
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
