package io.payloom.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The control API of the bank simulator: what its ledger says, and how it is to behave. */
public final class SimulatedBanks {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> CARD_BANKS = List.of("northbank", "eastbank", "unionlink", "tealpay");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    public SimulatedBanks(String url) {
        this.url = url;
    }

    public JsonNode ledger() {
        return send("GET", "/control/ledger", "");
    }

    /** The ledger's entry under a bank order number; missing node when the bank never got it. */
    public JsonNode entry(String bankOrderNo) {
        JsonNode entries = send("GET", "/control/ledger?orderNo=" + bankOrderNo, "");
        return entries.path(0);
    }

    public void behave(String bank, String behaviour, int times) {
        send(
                "POST",
                "/control/behaviours",
                "{\"bank\":\"%s\",\"behaviour\":\"%s\",\"times\":%d}".formatted(bank, behaviour, times));
    }

    /** The next orders of this card, as the ledger masks it, meet this behaviour. */
    public void behaveTo(String maskedCard, String behaviour, int times) {
        send(
                "POST",
                "/control/behaviours",
                "{\"payer\":\"%s\",\"behaviour\":\"%s\",\"times\":%d}".formatted(maskedCard, behaviour, times));
    }

    /** The next refunds or voids of this payment meet this behaviour. */
    public void behaveToRefundsOf(String originalBankOrderNo, String behaviour, int times) {
        send(
                "POST",
                "/control/behaviours",
                "{\"originalOrderNo\":\"%s\",\"behaviour\":\"%s\",\"times\":%d}"
                        .formatted(originalBankOrderNo, behaviour, times));
    }

    /** The money of a refund or payout that has arrived comes back. */
    public void moneyComesBack(String bankOrderNo) {
        send("POST", "/control/orders/" + bankOrderNo + "/return", "");
    }

    /** Refunds and voids of a payment, newest first. */
    public List<JsonNode> entriesAbout(String originalBankOrderNo) {
        List<JsonNode> entries = new ArrayList<>();
        send("GET", "/control/ledger?originalOrderNo=" + originalBankOrderNo, "")
                .forEach(entries::add);
        return entries;
    }

    public void behaveNormally() {
        send("DELETE", "/control/behaviours", "");
    }

    public void payerPays(String bankOrderNo) {
        send("POST", "/control/orders/" + bankOrderNo + "/pay", "");
    }

    /** Does something while no bank of cards answers or calls back. */
    public void whileDown(Runnable something) {
        whileDown(() -> {
            something.run();
            return true;
        });
    }

    /** The same for something that is to be known afterwards. */
    public <T> T whileDown(Supplier<T> something) {
        CARD_BANKS.forEach(bank -> send("POST", "/control/banks/" + bank + "/down", ""));
        try {
            return something.get();
        } finally {
            CARD_BANKS.forEach(bank -> send("POST", "/control/banks/" + bank + "/up", ""));
        }
    }

    /** Does something while the banks' clock, which is not moved otherwise, is off: what is due by it is done then. */
    public void whileClockIsOff(Duration offset, Runnable something) {
        setClock(offset);
        try {
            something.run();
        } finally {
            setClock(Duration.ZERO);
        }
    }

    /** How many queries a bank got in each second, oldest first. */
    public SortedMap<Instant, Integer> queries(String bank) {
        SortedMap<Instant, Integer> seconds = new TreeMap<>();
        send("GET", "/control/banks/" + bank + "/queries", "")
                .properties()
                .forEach(second -> seconds.put(
                        Instant.parse(second.getKey()), second.getValue().asInt()));
        return seconds;
    }

    /** From now on the balance of one of our accounts, in CNY, is this. */
    public void setBalance(String bank, String mid, long fen) {
        send(
                "POST",
                "/control/banks/" + bank + "/balances",
                "{\"mid\":\"%s\",\"currency\":\"CNY\",\"value\":%d}".formatted(mid, fen));
    }

    public long balance(String bank, String mid) {
        return send("GET", "/control/banks/" + bank + "/balances?mid=" + mid + "&currency=CNY", "")
                .path("value")
                .asLong();
    }

    void setClock(Duration offset) {
        send("POST", "/control/clock", "{\"offsetMillis\":" + offset.toMillis() + "}");
    }

    private JsonNode send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(method + " " + path + ": " + response.statusCode() + response.body());
            }
            return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
