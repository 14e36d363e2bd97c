package io.payloom.http;

import java.net.UnknownHostException;

/**
 * A host has an address that nothing may be sent to from here. It extends the failure that clients know for "no such
 * host", so a guarded call ends as {@link HttpOutcome.NotSent}.
 */
public class AddressRefused extends UnknownHostException {

    AddressRefused(String host, String reason) {
        super(host + ": " + reason);
    }
}
