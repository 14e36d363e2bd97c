import io.payloom.client.ApiClient;
import io.payloom.client.api.PaymentsApi;
import io.payloom.client.api.RefundsApi;
import io.payloom.client.model.Amount;
import io.payloom.client.model.Card;
import io.payloom.client.model.CreatePayment;
import io.payloom.client.model.CreateRefund;
import io.payloom.client.model.Payment;
import io.payloom.client.model.Refund;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;

/** Places, reads and refunds a payment with the client that openapi-generator makes for Java. */
class RefundAPayment {

    public static void main(String[] args) throws Exception {
        ApiClient client = new ApiClient(new OkHttpClient.Builder()
                .addInterceptor(new Signing("local-only-key-1", "local-only-merchant-secret-0123456789abcdef"))
                .build());
        client.setBasePath(args[0]);
        client.setReadTimeout(60_000);
        PaymentsApi payments = new PaymentsApi(client);

        Payment placed = payments.createPayment(
                new CreatePayment()
                        .merchantOrderNo("CLIENT-" + Instant.now().toEpochMilli())
                        .amount(new Amount().value(1200L).currency("CNY"))
                        .method(CreatePayment.MethodEnum.CARD)
                        .type(CreatePayment.TypeEnum.CREDIT)
                        .card(new Card()
                                .number("6222021234567890128")
                                .expiry("2030-12")
                                .holderName("LI LEI"))
                        .description("Two tickets"),
                "wait=30");
        System.out.println("placed   " + placed.getOrderNo() + " " + placed.getState());
        expect(placed.getState() == Payment.StateEnum.SUCCEEDED, "the payment has not succeeded");
        expect(placed.getRefunded().getValue() == 0, "something went back already");

        Refund refund = new RefundsApi(client)
                .createRefund(
                        new CreateRefund()
                                .merchantRefundNo("CLIENT-" + Instant.now().toEpochMilli())
                                .orderNo(placed.getOrderNo())
                                .amount(new Amount().value(500L).currency("CNY"))
                                .reason("One ticket returned"),
                        "wait=30");
        System.out.println("refunded " + refund.getRefundNo() + " " + refund.getState());
        expect(refund.getState() == Refund.StateEnum.SUCCEEDED, "the refund has not succeeded");

        Payment read = payments.getPayment(placed.getOrderNo(), false);
        System.out.println("read     " + read.getOrderNo() + " " + read.getState() + ", went back: "
                + read.getRefunded().getValue());
        expect(read.getAmount().getValue() == 1200, "the amount is another one");
        expect(read.getRefunded().getValue() == 500, "what went back is another amount");
        System.exit(0);
    }

    private static void expect(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    /** What docs/merchant-api.md asks of every request. */
    private record Signing(String keyId, String secret) implements Interceptor {

        @Override
        public Response intercept(Chain chain) throws IOException {
            Request request = chain.request();
            Buffer body = new Buffer();
            if (request.body() != null) {
                request.body().writeTo(body);
            }
            String query = request.url().encodedQuery();
            String path = request.url().encodedPath() + (query == null ? "" : "?" + query);
            String timestamp = String.valueOf(Instant.now().getEpochSecond());
            String nonce = UUID.randomUUID().toString();
            String text = String.join(
                    "\n", request.method(), path, timestamp, nonce, body.readString(StandardCharsets.UTF_8), "");
            return chain.proceed(request.newBuilder()
                    .header(
                            "Authorization",
                            "PAYLOOM-HMAC-SHA256 keyId=\"%s\",timestamp=\"%s\",nonce=\"%s\",signature=\"%s\""
                                    .formatted(keyId, timestamp, nonce, hmac(text)))
                    .build());
        }

        private String hmac(String text) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            } catch (java.security.GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
