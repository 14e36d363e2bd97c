package io.payloom.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.payloom.support.ApiContract;
import io.payloom.support.RequestSigning;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What no answer may be, whatever was asked. */
final class Judgement {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> REQUIRED =
            List.of("type", "title", "status", "detail", "instance", "code", "requestId", "retryable");

    private Judgement() {}

    /** Everything that is wrong with the answer. */
    static List<String> of(Shot shot, RawAnswer answer) {
        List<String> faults = new ArrayList<>();
        int status = answer.status();
        if (status == 0) {
            return shot.described() == null ? List.of() : List.of("no answer");
        }
        if (status >= 500 && status != 503) {
            faults.add("status " + status);
        }
        if (status >= 400 && !shot.isHead()) {
            faults.addAll(problemFaults(answer));
        }
        if (shot.answerKey() != null && !isSigned(answer, shot.answerKey())) {
            faults.add("not signed, status " + status);
        }
        if (shot.described() != null && faults.isEmpty()) {
            faults.addAll(ApiContract.get()
                    .faults(
                            shot.described().method(),
                            shot.described().path(),
                            status,
                            answer.headers(),
                            answer.body()));
        }
        return faults;
    }

    private static List<String> problemFaults(RawAnswer answer) {
        if (!answer.header("Content-Type").startsWith("application/problem+json")) {
            return List.of("no problem document, status " + answer.status() + " " + answer.header("Content-Type"));
        }
        try {
            JsonNode problem = JSON.readTree(answer.body());
            List<String> faults = new ArrayList<>();
            REQUIRED.stream()
                    .filter(field -> !problem.hasNonNull(field))
                    .forEach(field -> faults.add("lacks " + field));
            if (problem.path("status").asInt() != answer.status()) {
                faults.add("says status " + problem.path("status"));
            }
            if (!problem.path("requestId").asText().equals(answer.header("Request-Id"))) {
                faults.add("requestId is not Request-Id");
            }
            if (answer.text().matches("(?s).*(Exception|Tomcat|\tat |<html|java\\.(lang|util|io)|springframework).*")) {
                faults.add("betrays its insides");
            }
            return faults;
        } catch (IOException noJson) {
            return List.of("the problem is no JSON");
        }
    }

    private static boolean isSigned(RawAnswer answer, String secret) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes((answer.header("Payloom-Timestamp") + "\n" + answer.header("Payloom-Nonce") + "\n")
                .getBytes(StandardCharsets.US_ASCII));
        text.writeBytes(answer.body());
        text.write('\n');
        return answer.header("Payloom-Signature").equals(RequestSigning.hmac(secret, text.toByteArray()));
    }

    /** Faults of one kind, whichever request had them. */
    static String kindOf(String fault) {
        return fault.replaceAll("[0-9A-Z]{20,}", "*").replaceAll("items/[0-9]+", "items/*");
    }

    static Map<String, Integer> counted(List<Integer> statuses) {
        Map<String, Integer> counts = new java.util.TreeMap<>();
        statuses.forEach(status -> counts.merge(String.valueOf(status), 1, Integer::sum));
        return counts;
    }
}
