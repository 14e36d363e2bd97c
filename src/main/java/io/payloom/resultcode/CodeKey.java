package io.payloom.resultcode;

/** What a line of the table is found by; {@link #ANY} as channel or sub code stands for any. */
record CodeKey(String channel, String operation, String code, String subCode) {

    static final String ANY = "*";
}
