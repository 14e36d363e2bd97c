package io.payloom.merchant;

import io.payloom.merchant.MerchantKeyMapper.ValidKey;

/** What the Authorization header alone says, before anything of the body is read. */
public sealed interface Claim {

    /** Nothing that the body could still prove. */
    record Worthless(Verdict verdict) implements Claim {}

    /** It names a valid key; the body will show whether its sender has it. */
    final class OfKey implements Claim {

        private final Credentials credentials;
        private final ValidKey key;
        private final String sender;

        OfKey(Credentials credentials, ValidKey key, String sender) {
            this.credentials = credentials;
            this.key = key;
            this.sender = sender;
        }

        Credentials credentials() {
            return credentials;
        }

        ValidKey key() {
            return key;
        }

        String sender() {
            return sender;
        }
    }
}
