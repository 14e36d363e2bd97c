package io.payloom.routing.quota;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a counter counts, such as {@code channel/northbank-card/ICBC:CNY}: everything of the channel for ICBC in CNY. Codes
 * have neither slash nor colon in them.
 *
 * @param owner channel, account or pool
 * @param operation of an interface, else null
 * @param type of a mix, else null
 * @param institution null for all together
 */
public record Scope(
        Kind kind,
        String owner,
        @Nullable String operation,
        @Nullable String type,
        @Nullable String institution,
        String currency) {

    /** Whose limit it is; MIX is a pool's mix of cards. */
    public enum Kind {
        CHANNEL,
        INTERFACE,
        ACCOUNT,
        POOL,
        MIX;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param owner of an interface with its operation, of a mix with its type */
    public static String of(Kind kind, String owner, String currency) {
        return kind.word() + "/" + owner + ":" + currency;
    }

    /** Of one institution. */
    public static String at(String institution, String scope) {
        int colon = scope.lastIndexOf(':');
        return scope.substring(0, colon) + "/" + institution + scope.substring(colon);
    }

    static Scope parse(String text) {
        int colon = text.lastIndexOf(':');
        String[] parts = text.substring(0, colon).split("/", -1);
        Kind kind = Kind.valueOf(parts[0].toUpperCase(Locale.ROOT));
        boolean qualified = kind == Kind.INTERFACE || kind == Kind.MIX;
        int institution = qualified ? 3 : 2;
        return new Scope(
                kind,
                parts[1],
                kind == Kind.INTERFACE ? parts[2] : null,
                kind == Kind.MIX ? parts[2] : null,
                parts.length > institution ? parts[institution] : null,
                text.substring(colon + 1));
    }
}
