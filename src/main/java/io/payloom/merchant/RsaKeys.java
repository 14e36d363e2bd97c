package io.payloom.merchant;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Reads RSA keys from PEM. */
final class RsaKeys {

    private static final int SHORTEST = 2048;

    private RsaKeys() {}

    /** @throws IllegalArgumentException when it is not an RSA public key of at least 2048 bits */
    static byte[] publicKeyFromPem(String pem) {
        try {
            RSAPublicKey key = publicKey(decode(pem, "PUBLIC KEY"));
            if (key.getModulus().bitLength() < SHORTEST) {
                throw new IllegalArgumentException("An RSA key needs at least " + SHORTEST + " bits");
            }
            return key.getEncoded();
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalArgumentException("Not an RSA public key in PEM", unreadable);
        }
    }

    static RSAPublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
        return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
    }

    static PrivateKey privateKeyFromPem(String pem) {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(decode(pem, "PRIVATE KEY")));
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalArgumentException("Not an RSA private key in PKCS #8 PEM", unreadable);
        }
    }

    private static byte[] decode(String pem, String label) {
        String base64 = pem.replace("-----BEGIN " + label + "-----", "")
                .replace("-----END " + label + "-----", "")
                .replaceAll("\\s", "");
        return Base64.getDecoder().decode(base64);
    }
}
