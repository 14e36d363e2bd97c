package io.payloom.merchant;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parsed Authorization header.
 *
 * @param timestamp seconds since 1970, as the merchant wrote it into the signed text
 */
record Credentials(Algorithm algorithm, String keyId, String timestamp, String nonce, byte[] signature) {

    private static final int LONGEST_HEADER = 2048;
    private static final Pattern PARAMETER = Pattern.compile("([A-Za-z]+)=\"([^\"]*)\"");
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,12}");
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_.~+/=-]{8,64}");

    static boolean isKeyId(String keyId) {
        return KEY_ID.matcher(keyId).matches();
    }

    /** Empty when the header is not exactly one of our schemes with its four parameters. */
    static Optional<Credentials> parse(String header) {
        if (header.length() > LONGEST_HEADER) {
            return Optional.empty();
        }
        for (Algorithm algorithm : Algorithm.values()) {
            if (header.startsWith(algorithm.scheme() + " ")) {
                Map<String, String> parameters =
                        parameters(header.substring(algorithm.scheme().length()));
                return of(algorithm, parameters);
            }
        }
        return Optional.empty();
    }

    private static Optional<Credentials> of(Algorithm algorithm, Map<String, String> parameters) {
        String keyId = parameters.getOrDefault("keyId", "");
        String timestamp = parameters.getOrDefault("timestamp", "");
        String nonce = parameters.getOrDefault("nonce", "");
        if (parameters.size() != 4
                || !isKeyId(keyId)
                || !TIMESTAMP.matcher(timestamp).matches()
                || !NONCE.matcher(nonce).matches()) {
            return Optional.empty();
        }
        try {
            byte[] signature = Base64.getDecoder().decode(parameters.getOrDefault("signature", ""));
            return Optional.of(new Credentials(algorithm, keyId, timestamp, nonce, signature));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Empty when a parameter is ill-formed or given twice. */
    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new HashMap<>();
        for (String part : text.split(",", -1)) {
            Matcher parameter = PARAMETER.matcher(part.strip());
            if (!parameter.matches() || parameters.put(parameter.group(1), parameter.group(2)) != null) {
                return Map.of();
            }
        }
        return parameters;
    }

    long seconds() {
        return Long.parseLong(timestamp);
    }
}
