package io.payloom.api.waiting;

import java.net.URI;
import org.springframework.http.HttpHeaders;

/** The head of the answer to a request that asked for something new. */
public final class Created {

    private Created() {}

    /**
     * @param address where it can be looked up
     * @param repeated whether it was there before, by the same request
     */
    public static HttpHeaders at(String address, boolean repeated) {
        HttpHeaders headers = new HttpHeaders();
        headers.setLocation(URI.create(address));
        if (repeated) {
            headers.set("Idempotent-Replayed", "true");
        }
        return headers;
    }
}
