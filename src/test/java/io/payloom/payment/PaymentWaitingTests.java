package io.payloom.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.atMost;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.payloom.api.MerchantClient.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class PaymentWaitingTests extends PaymentApiFixture {

    private static final Payment.PayerAction QR_CODE = new Payment.PayerAction("qr-code", "https://pay.example.com/1");

    private final Map<String, Payment> accepted = new ConcurrentHashMap<>();

    @Test
    void answersAsSoonAsThePayerHasSomethingToDo() {
        remember();
        doAnswer(call -> settled(call.getArgument(0))).when(payments).settledAmong(anyCollection());

        Instant start = Instant.now();
        Answer answer = create("wait=30");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().at("/payerAction/content").asText()).isEqualTo(QR_CODE.content());
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=30");
        assertThat(answer.header("Location")).isNotEmpty();
        assertThat(answer.isGenuine()).isTrue();
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(25));
    }

    @Test
    void answersWithTheCurrentStateWhenTheTimeIsUp() {
        remember();
        doAnswer(call -> Optional.of(moved(accepted.get(call.<String>getArgument(1)), PaymentState.PROCESSING, null)))
                .when(payments)
                .byOrderNo(any(), any());

        Instant start = Instant.now();
        Answer answer = create("wait=1");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("state").asText()).isEqualTo("PROCESSING");
        assertThat(answer.isGenuine()).isTrue();
        assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(950));
    }

    @Test
    void databaseOutageWhileWaitingLosesNoAnswer() {
        doThrow(new DataAccessResourceFailureException("down")).when(payments).settledAmong(anyCollection());
        doThrow(new DataAccessResourceFailureException("down")).when(payments).byOrderNo(any(), any());

        Answer answer = create("wait=1");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("state").asText()).isEqualTo("ACCEPTED");
    }

    @Test
    void oneQueryServesAllWhoWait() throws Exception {
        remember();
        CountDownLatch fifty = new CountDownLatch(50);
        doAnswer(call -> {
                    Collection<String> asked = call.getArgument(0);
                    return asked.size() < 50 ? List.of() : settled(asked);
                })
                .when(payments)
                .settledAmong(anyCollection());

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = IntStream.range(0, 50)
                    .mapToObj(i -> threads.submit(() -> {
                        fifty.countDown();
                        fifty.await();
                        return create("wait=20");
                    }))
                    .toList();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().json().has("payerAction")).isTrue();
            }
        }
        verify(payments, atLeast(1)).settledAmong(anyCollection());
        verify(payments, atMost(60)).settledAmong(anyCollection());
    }

    @Test
    void asksNobodyWhileNobodyWaits() {
        assertThat(create("respond-async").header("Preference-Applied")).isEmpty();
        assertThat(create("wait=x").header("Preference-Applied")).isEmpty();
        assertThat(create("wait=0").header("Preference-Applied")).isEmpty();
        assertThat(create("wait=-1").status()).isEqualTo(201);

        verify(payments, never()).settledAmong(anyCollection());
    }

    @Test
    void longWaitIsCutAndWrittenInManyWays() {
        remember();
        doAnswer(call -> settled(call.getArgument(0))).when(payments).settledAmong(anyCollection());

        assertThat(create("wait=999").header("Preference-Applied")).isEqualTo("wait=30");
        assertThat(create("respond-async, Wait = \"7\"").header("Preference-Applied"))
                .isEqualTo("wait=7");
        assertThat(create("wait=5, wait=9").header("Preference-Applied")).isEqualTo("wait=5");
    }

    private void remember() {
        doAnswer(call -> {
                    Payment payment = accepted(call.getArgument(0));
                    accepted.put(payment.orderNo(), payment);
                    return new Payments.Acceptance.Accepted(payment, false);
                })
                .when(payments)
                .accept(any());
    }

    private List<Payment> settled(Collection<String> orderNos) {
        return orderNos.stream()
                .map(accepted::get)
                .map(payment -> moved(payment, PaymentState.PROCESSING, QR_CODE))
                .toList();
    }

    private Answer create(String prefer) {
        return client.post("/v1/payments", aQrPayment(), call -> call.header("Prefer", prefer));
    }
}
