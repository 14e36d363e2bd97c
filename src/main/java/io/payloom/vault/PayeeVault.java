package io.payloom.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Payees in the vault: the whole payee is one encrypted entry, found again by the keyed hash of the account's number. */
@Component
public class PayeeVault {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Vault vault;

    PayeeVault(Vault vault) {
        this.vault = vault;
    }

    /**
     * Stores a payee under a new token; joins the caller's transaction.
     *
     * @param owner the merchant's id
     */
    public String store(String owner, Payee payee) {
        return vault.store(owner, text(payee), payee.account(), payee.maskedAccount());
    }

    /** Likewise, many at once; the tokens are in the order of the payees. */
    public List<String> store(String owner, List<Payee> payees) {
        return vault.store(
                owner,
                payees.stream()
                        .map(payee -> new Vault.Secret(text(payee), payee.account(), payee.maskedAccount()))
                        .toList());
    }

    private static String text(Payee payee) {
        try {
            return JSON.writeValueAsString(payee);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A payee could not be written", impossible);
        }
    }

    public Payee reveal(String token, String owner) {
        try {
            return JSON.readValue(vault.reveal(token, owner), Payee.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("Vault entry " + token + " holds no payee");
        }
    }

    /**
     * Who gets money; its text form is masked.
     *
     * @param account number of the card or account, digits only
     * @param kind {@code private} or {@code public}
     * @param institution code of the payee's bank
     * @param cnaps line number of the payee's bank, 12 digits
     */
    public record Payee(
            String account,
            String name,
            String kind,
            String institution,
            @Nullable String cnaps) {

        private static final int SHOWN_FIRST = 6;
        private static final int SHOWN_LAST = 4;
        private static final int LONG = 12;

        /** First six and last four digits; of a short number, the last two. */
        public String maskedAccount() {
            int length = account.length();
            return length < LONG
                    ? "*".repeat(length - 2) + account.substring(length - 2)
                    : account.substring(0, SHOWN_FIRST)
                            + "*".repeat(length - SHOWN_FIRST - SHOWN_LAST)
                            + account.substring(length - SHOWN_LAST);
        }

        /** The first character. */
        public String maskedName() {
            return name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
        }

        @Override
        public String toString() {
            return "Payee[" + maskedAccount() + "]";
        }
    }
}
