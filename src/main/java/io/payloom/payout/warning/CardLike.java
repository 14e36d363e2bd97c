package io.payloom.payout.warning;

import io.payloom.kernel.Luhn;
import io.payloom.vault.PayeeVault;
import java.util.regex.Pattern;

/**
 * Accounts of private payees that look like cards: numbers as long as those of cards that begin as the card schemes give them
 * out (3 to 6), or 9558, as old cards of ICBC do. The last digit of such a number is a check digit (ISO/IEC 7812-1); a wrong
 * one says that digits were lost or mistyped. Passbooks and companies' accounts follow no rule.
 */
public final class CardLike {

    private static final Pattern NUMBER = Pattern.compile("(?:[3-6][0-9]{3}|9558)[0-9]{9,15}");

    private CardLike() {}

    /** Whether it looks like a card and is none. */
    public static boolean isWrong(String kind, String account) {
        return kind.equals("private") && NUMBER.matcher(account).matches() && !Luhn.holds(account);
    }

    public static boolean isWrong(PayeeVault.Payee payee) {
        return isWrong(payee.kind(), payee.account());
    }
}
