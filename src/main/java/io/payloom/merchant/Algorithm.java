package io.payloom.merchant;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a merchant signs: with a shared secret or with the private half of an RSA key. */
enum Algorithm {
    HMAC_SHA256("PAYLOOM-HMAC-SHA256") {
        @Override
        boolean matches(byte[] secret, byte[] text, byte[] signature) {
            return MessageDigest.isEqual(hmac(secret, text), signature);
        }
    },
    RSA_SHA256("PAYLOOM-RSA-SHA256") {
        @Override
        boolean matches(byte[] publicKey, byte[] text, byte[] signature) throws GeneralSecurityException {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initVerify(RsaKeys.publicKey(publicKey));
            rsa.update(text);
            return rsa.verify(signature);
        }
    };

    private final String scheme;

    Algorithm(String scheme) {
        this.scheme = scheme;
    }

    /** The word before the parameters in the Authorization header. */
    String scheme() {
        return scheme;
    }

    /**
     * @param material the secret's bytes, or the public key in its X.509 encoding
     * @throws GeneralSecurityException when the signature cannot be one, for example for its length
     */
    abstract boolean matches(byte[] material, byte[] text, byte[] signature) throws GeneralSecurityException;

    static byte[] hmac(byte[] secret, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
