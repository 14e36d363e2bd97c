package io.payloom.resultcode;

import io.payloom.catalogue.Operation;

/**
 * What a line of the table is found by; {@link #ANY} as merchant, channel or sub code stands for any.
 *
 * @param subCode empty for answers without one
 */
public record CodeKey(String merchantId, String channel, Operation operation, String code, String subCode) {

    public static final String ANY = "*";

    @Override
    public String toString() {
        return String.join("/", merchantId, channel, operation.name(), code, subCode);
    }
}
