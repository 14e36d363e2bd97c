package io.payloom.simulator;

import io.payloom.simulator.SimulatorProperties.Bank;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Lets in whoever signs with the bank's secret.
 *
 * <p>Timestamps and nonces are signed but not judged: tests move the clocks of both sides, and a pay call may be repeated
 * at will.
 */
@Component
class FrontDoor {

    private static final int LONGEST_BODY = 64 * 1024;

    private final Banks banks;

    FrontDoor(Banks banks) {
        this.banks = banks;
    }

    /** The bank and the body of a request that is signed as it must be. */
    Admitted admit(String code, HttpServletRequest request) throws IOException {
        Bank bank = banks.find(code)
                .orElseThrow(() -> new RequestRefused(HttpStatus.NOT_FOUND, BankCode.NO_SUCH_BANK, "see the page"));
        byte[] raw = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (raw.length > LONGEST_BODY) {
            throw new RequestRefused(HttpStatus.PAYLOAD_TOO_LARGE, BankCode.BAD_REQUEST, "too long");
        }
        String body = new String(raw, StandardCharsets.UTF_8);
        String mid = header(request, BankSignature.MID);
        if (!bank.mids().contains(mid) || !signed(bank, request, body)) {
            throw new RequestRefused(HttpStatus.UNAUTHORIZED, BankCode.BAD_SIGNATURE, "mid or signature");
        }
        return new Admitted(bank, mid, body);
    }

    private static boolean signed(Bank bank, HttpServletRequest request, String body) {
        String expected = BankSignature.of(
                bank.secret(),
                request.getMethod(),
                request.getRequestURI(),
                header(request, BankSignature.TIMESTAMP),
                header(request, BankSignature.NONCE),
                body);
        return BankSignature.matches(expected, header(request, BankSignature.SIGNATURE));
    }

    private static String header(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getHeader(name), "");
    }

    /** A request that came in, under one of our merchant numbers. */
    record Admitted(Bank bank, String mid, String body) {

        @Override
        public String toString() {
            return "request to " + bank;
        }
    }
}
