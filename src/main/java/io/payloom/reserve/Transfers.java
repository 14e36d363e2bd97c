package io.payloom.reserve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.payloom.http.HttpOutcome;
import io.payloom.http.OutgoingHttp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Asks the treasury's system for money: a POST of {@code {transferNo, account, currency, amount}}, with the number also as
 * {@code Idempotency-Key}, repeated until it is answered with 2xx. Each number is one transfer, however often it comes.
 */
@Component
@EnableConfigurationProperties(ReserveProperties.class)
class Transfers {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Logger LOG = LoggerFactory.getLogger(Transfers.class);
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final int MOST = 20;
    private static final int OK = 200;
    private static final int OK_END = 300;

    private final ReserveMapper mapper;
    private final ReserveProperties properties;
    private final OutgoingHttp http =
            new OutgoingHttp(SystemDefaultDnsResolver.INSTANCE, CONNECT_TIMEOUT, LONGEST_ANSWER);
    private final Clock clock;

    Transfers(ReserveMapper mapper, ReserveProperties properties, Clock clock) {
        this.mapper = mapper;
        this.properties = properties;
        this.clock = clock;
    }

    /** Writes the request down; joins the caller's transaction. Empty when nobody can be asked. */
    Optional<String> ask(String account, String currency, long amount) {
        if (properties.transferUrl() == null) {
            return Optional.empty();
        }
        String transferNo = UUID.randomUUID().toString();
        mapper.insertTransfer(new Transfer(transferNo, account, currency, amount), clock.instant());
        return Optional.of(transferNo);
    }

    /** Sends what nobody has taken yet. */
    void send() {
        URI url = properties.transferUrl();
        if (url != null) {
            mapper.unsentTransfers(MOST).forEach(transfer -> send(url, transfer));
        }
    }

    private void send(URI url, Transfer transfer) {
        Map<String, String> headers =
                Map.of("Content-Type", "application/json", "Idempotency-Key", transfer.transferNo());
        if (http.post(url, headers, written(transfer), DEADLINE) instanceof HttpOutcome.Answered answered
                && answered.status() >= OK
                && answered.status() < OK_END) {
            mapper.transferSent(transfer.transferNo(), clock.instant());
        } else {
            LOG.warn(
                    "Transfer {} to {} could not be asked for; trying again",
                    transfer.transferNo(),
                    transfer.account());
        }
    }

    private byte[] written(Transfer transfer) {
        try {
            return JSON.writeValueAsBytes(transfer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A transfer could not be written", impossible);
        }
    }

    /** @param amount minor units */
    record Transfer(String transferNo, String account, String currency, long amount) {}
}
