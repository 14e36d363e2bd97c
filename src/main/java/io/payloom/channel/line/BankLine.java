package io.payloom.channel.line;

import io.payloom.catalogue.Channel;
import io.payloom.http.HttpOutcome;
import io.payloom.http.OutgoingHttp;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.stereotype.Component;

/**
 * HTTP to the banks: one call, one deadline. Addresses of banks come from the catalogue and may be private ones
 * (dedicated lines), so they are not guarded as those of merchants are.
 */
@Component
public class BankLine {

    /** Bytes of a bank's message that are read at most. */
    public static final int LONGEST_MESSAGE = 64 * 1024;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    private final OutgoingHttp http =
            new OutgoingHttp(SystemDefaultDnsResolver.INSTANCE, CONNECT_TIMEOUT, LONGEST_MESSAGE);

    public HttpOutcome post(Channel channel, URI uri, Map<String, String> headers, byte[] body) {
        return http.post(uri, headers, body, channel.callDeadline());
    }

    @PreDestroy
    void close() throws IOException {
        http.close();
    }
}
