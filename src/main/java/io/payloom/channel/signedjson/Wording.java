package io.payloom.channel.signedjson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.payloom.channel.PayerAction;
import io.payloom.kernel.Money;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes requests and reads reports. Fields that it does not know are passed over; those that it knows must have the
 * right type, because a bank's mistake must not become an amount of ours.
 */
final class Wording {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final ObjectWriter WRITER = JSON.writer();
    private static final ObjectReader READER = JSON.readerFor(JsonNode.class);

    private Wording() {}

    static byte[] write(Object request) {
        try {
            return WRITER.writeValueAsBytes(request);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A request of plain fields can always be written", impossible);
        }
    }

    /** The form that may be kept. */
    static byte[] writeMasked(Object request) {
        return write(request instanceof Confidential secret ? secret.masked() : request);
    }

    static Report read(byte[] body) throws Unreadable {
        JsonNode fields = fields(body);
        return new Report(
                required(fields, "orderNo"),
                required(fields, "code"),
                text(fields, "subCode"),
                text(fields, "message"),
                amount(fields),
                text(fields, "bankReference"),
                payerAction(fields));
    }

    private static JsonNode fields(byte[] body) throws Unreadable {
        try {
            JsonNode node = READER.readValue(body);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (IOException broken) {
            throw new Unreadable("not JSON");
        }
        throw new Unreadable("no JSON object");
    }

    private static String required(JsonNode fields, String name) throws Unreadable {
        String text = text(fields, name);
        if (text == null || text.isBlank()) {
            throw new Unreadable("no " + name);
        }
        return text;
    }

    private static @Nullable String text(JsonNode fields, String name) throws Unreadable {
        JsonNode field = fields.path(name);
        if (field.isMissingNode() || field.isNull()) {
            return null;
        }
        if (!field.isTextual()) {
            throw new Unreadable(name + " is no text");
        }
        return field.textValue();
    }

    private static @Nullable Money amount(JsonNode fields) throws Unreadable {
        JsonNode value = fields.path("amount");
        String currency = text(fields, "currency");
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || currency == null) {
            throw new Unreadable("amount is no whole number with a currency");
        }
        try {
            return new Money(value.longValue(), currency);
        } catch (IllegalArgumentException noMoney) {
            throw new Unreadable("amount is no money");
        }
    }

    private static @Nullable PayerAction payerAction(JsonNode fields) throws Unreadable {
        String qrCode = text(fields, "qrCode");
        if (qrCode != null) {
            return new PayerAction(PayerAction.QR_CODE, qrCode);
        }
        String redirectUrl = text(fields, "redirectUrl");
        return redirectUrl == null ? null : new PayerAction(PayerAction.REDIRECT, redirectUrl);
    }
}
