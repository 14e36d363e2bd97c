package io.payloom.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** A code of a bank whose meaning an operator has said, until it is closed. */
public final class ExplainedCode implements AutoCloseable {

    private static final String CODES = "/ops/v1/result-codes";

    private final OperatorClient operator;
    private final String line;

    private ExplainedCode(OperatorClient operator, String line) {
        this.operator = operator;
        this.line = line;
    }

    public static ExplainedCode as(
            RunningPayloom payloom, String operation, String code, String verdict, String unified) {
        OperatorClient operator = new OperatorClient(payloom.baseUrl());
        OperatorClient.Answer said = operator.change(
                "POST",
                CODES,
                """
                {"channel":"*","operation":"%s","code":"%s","subCode":"*","unifiedCode":"%s","verdict":"%s",
                 "message":"In our words","countsAgainstHealth":false,"reroutable":false,"reason":"the bank told us"}"""
                        .formatted(operation, code, unified, verdict),
                operator.get(CODES).etag());
        assertThat(said.status()).as(said.body()).isBetween(200, 299);
        for (JsonNode line : operator.get(CODES).json().at("/lines")) {
            if (line.path("code").asText().equals(code)) {
                return new ExplainedCode(operator, line.path("id").asText());
            }
        }
        throw new AssertionError(said.body());
    }

    @Override
    public void close() {
        operator.change(
                "DELETE",
                CODES + "/" + line + "?reason=test",
                "",
                operator.get(CODES).etag());
    }
}
