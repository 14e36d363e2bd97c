package io.payloom.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cards in the vault: the whole card is one encrypted entry, found again by the keyed hash of its number. */
@Component
public class CardVault {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Vault vault;

    CardVault(Vault vault) {
        this.vault = vault;
    }

    /**
     * Stores a card under a new token; joins the caller's transaction.
     *
     * @param owner the merchant's id
     */
    public String store(String owner, Card card) {
        try {
            return vault.store(owner, JSON.writeValueAsString(card), card.number(), card.masked());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A card could not be written", impossible);
        }
    }

    public Card reveal(String token, String owner) {
        try {
            return JSON.readValue(vault.reveal(token, owner), Card.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("Vault entry " + token + " holds no card");
        }
    }

    /**
     * The keyed hash of the card's number: equal for equal numbers. It never leaves the application; empty when the owner
     * has no such card.
     */
    public Optional<String> fingerprint(String token, String owner) {
        return vault.storedHash(token, owner);
    }

    /**
     * A payer's card; its text form is masked.
     *
     * @param expiry {@code YYYY-MM}
     */
    public record Card(
            String number, String expiry, @Nullable String holderName) {

        /** First six and last four digits. */
        String masked() {
            return number.substring(0, 6) + "*".repeat(number.length() - 10) + number.substring(number.length() - 4);
        }

        @Override
        public String toString() {
            return "Card[" + masked() + "]";
        }
    }
}
