package io.payloom.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.support.OnRunningPayloom;
import io.payloom.support.OperatorClient;
import io.payloom.support.RunningPayloom;
import io.payloom.support.SigningMerchant;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Issue 13, item 28: a misspelt filter that is ignored lists what nobody asked for. */
@OnRunningPayloom
class UnknownParametersEndToEndTests {

    private final RunningPayloom payloom = RunningPayloom.get();
    private final SigningMerchant merchant = payloom.merchant();
    private final OperatorClient operator = new OperatorClient(payloom.baseUrl());

    @Test
    void everyAddressNamesParametersThatItDoesNotKnow() {
        List<String> ignored = new ArrayList<>();
        List<Address> addresses = Address.all(payloom).stream()
                .filter(address -> address.isForMerchants() || address.isForOperators())
                .toList();
        assertThat(addresses).hasSizeGreaterThan(30);
        for (Address address : addresses) {
            String path = address.path().replaceAll("\\{[^}]+}", "1") + "?surprise=1";
            String answer = ask(address, path);
            if (!answer.contains("\"parameter\":\"surprise\",\"code\":\"PARAMETER_UNKNOWN\"")) {
                ignored.add(address.method() + " " + path + " -> " + answer);
            }
        }
        assertThat(ignored).isEmpty();
    }

    private String ask(Address address, String path) {
        if (address.takesFiles()) {
            return merchant.upload(path, "text/csv", "x").body().toString();
        } else if (address.isForMerchants()) {
            return (address.method().equals("GET") ? merchant.get(path) : merchant.post(path, "{}"))
                    .body()
                    .toString();
        }
        return operator.change(address.method(), path, "{}", "0").body();
    }

    @Test
    void namesWhatIsGivenTwiceOrCannotBeRead() throws IOException {
        assertThat(merchant.get("/v1/payments?limit=1&limit=2")
                        .body()
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("PARAMETER_DUPLICATED");
        assertThat(merchant.get("/v1/payments?limt=1")
                        .body()
                        .at("/errors/0/detail")
                        .asText())
                .isEqualTo("There is no such parameter. Known here: cursor, limit, merchantOrderNo.");
        String unreadable =
                "GET /ops/v1/alerts?limit=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                        + OperatorClient.TOKEN + "\r\n\r\n";
        assertThat(new Wire(URI.create(payloom.baseUrl()).getPort())
                        .send(unreadable.getBytes(StandardCharsets.US_ASCII))
                        .text())
                .contains("\"status\":400");
    }

    /** It may be a card number, which must not come back. */
    @Test
    void doesNotRepeatWhatNobodyWouldCallAParameter() {
        String answer =
                merchant.get("/v1/payments?6222021234567890128=1").body().toString();

        assertThat(answer).contains("\"parameter\":\"?\"").doesNotContain("6222021234567890128");
    }

    @Test
    void knownParametersAreTaken() {
        assertThat(merchant.get("/v1/payments?limit=1").status()).isEqualTo(200);
        assertThat(operator.get("/ops/v1/alerts?state=all&limit=1").status()).isEqualTo(200);
    }
}
