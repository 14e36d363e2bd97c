package io.payloom.resultcode;

import io.payloom.catalogue.Operation;
import org.jspecify.annotations.Nullable;

/** A code as a bank sent it, to whatever merchant's order. What is stored and shown of it is short and harmless. */
record BankCode(String channelCode, Operation operation, String code, String subCode) {

    private static final int LONGEST_CODE = 32;
    private static final int LONGEST_SUB_CODE = 24;

    static BankCode of(CodeQuestion question) {
        return new BankCode(
                question.channel(),
                question.operation(),
                printable(question.code(), LONGEST_CODE),
                printable(question.subCode(), LONGEST_SUB_CODE));
    }

    /** Asks for no merchant in particular. */
    CodeQuestion question() {
        return new CodeQuestion(CodeKey.ANY, channelCode, operation, code, subCode, null);
    }

    String inWords() {
        return subCode.isEmpty() ? code : code + "/" + subCode;
    }

    /** Equal codes have one alert. */
    String alertKey() {
        return String.join("/", channelCode, operation.name(), code, subCode);
    }

    /** A bank may send anything. */
    private static String printable(@Nullable String text, int longest) {
        return text == null
                ? ""
                : text.substring(0, Math.min(text.length(), longest)).replaceAll("[^!-~]", "?");
    }
}
