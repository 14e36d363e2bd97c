package io.payloom.resultcode;

/** A line of the translation table. */
record CodeRow(
        String channelCode,
        String operation,
        String code,
        String subCode,
        String unifiedCode,
        Verdict verdict,
        String message,
        boolean countsAgainstHealth,
        boolean reroutable) {

    CodeKey key() {
        return new CodeKey(channelCode, operation, code, subCode);
    }

    Translation translation() {
        return new Translation(unifiedCode, verdict, message, countsAgainstHealth, reroutable, true);
    }
}
