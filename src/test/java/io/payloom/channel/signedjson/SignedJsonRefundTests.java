package io.payloom.channel.signedjson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.payloom.bankside.SampleChannel;
import io.payloom.catalogue.Account;
import io.payloom.catalogue.Channel;
import io.payloom.channel.BankAnswer;
import io.payloom.channel.Card;
import io.payloom.channel.RefundSubmission;
import io.payloom.channel.Submission;
import io.payloom.channel.VoidSubmission;
import io.payloom.channel.line.BankLine;
import io.payloom.channel.line.ChannelSecrets;
import io.payloom.kernel.Money;
import io.payloom.simulator.SimulatorApplication;
import io.payloom.support.SimulatedBanks;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** Refunds and voids at the simulator: what the adapter makes of what a bank really says, or does not say. */
class SignedJsonRefundTests {

    private static final String CALLBACK = "http://127.0.0.1:1/callbacks/northbank-card";
    private static final Account ACCOUNT = SampleChannel.anAccount("800100000001");

    @TempDir
    static Path directory;

    private static ServletWebServerApplicationContext simulator;
    private static SimulatedBanks banks;
    private static Channel northbank;

    private final ChannelSecrets secrets = mock();
    private final SignedJsonAdapter adapter = new SignedJsonAdapter(new BankLine(), secrets, Clock.systemUTC());
    private final String payment = newOrderNo();
    private final String refund = newOrderNo();

    @BeforeAll
    static void start() {
        simulator = (ServletWebServerApplicationContext) SimulatorApplication.start(
                "--server.port=0",
                "--simulator.ledger-file=" + directory.resolve("ledger"),
                "--simulator.timings.hang=6s");
        String url = "http://127.0.0.1:" + simulator.getWebServer().getPort();
        banks = new SimulatedBanks(url);
        northbank = SampleChannel.of("northbank")
                .at(url + "/banks/northbank")
                .callDeadline(Duration.ofSeconds(2))
                .channel();
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @BeforeEach
    void payWithAKnownSecret() {
        when(secrets.of(any())).thenReturn(Optional.of("local-only-northbank-secret-0123456789"));
        assertThat(code(adapter.submit(northbank, ACCOUNT, aPayment()))).isEqualTo("0000");
    }

    @ParameterizedTest
    @CsvSource({"500, 0000", "501, 2002", "502, 1000", "507, 7Z99", "513, 0000", "519, 3001", "1300, 4102"})
    void readsTheAnswerToARefundAsThatToAPayment(long amount, String code) {
        assertThat(refunded(payment, amount)).isInstanceOfSatisfying(BankAnswer.Answered.class, answered -> {
            assertThat(answered.code()).isEqualTo(code);
            assertThat(answered.amount()).isEqualTo(Money.cny(amount));
        });
        assertThat(code(queried())).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"503, 0000", "504, 2002", "508, 0000", "509, 0000", "510, 0000"})
    void doesNotKnowWhatBecameOfARefundUntilItAsks(long amount, String code) {
        assertThat(refunded(payment, amount)).isInstanceOf(BankAnswer.Unknown.class);

        assertThat(code(queried())).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(longs = {505, 506})
    void findsNoRefundThatNeverArrivedOrIsFoundLate(long amount) {
        assertThat(refunded(payment, amount)).isInstanceOf(BankAnswer.Unknown.class);

        assertThat(queried()).isInstanceOf(BankAnswer.NotFound.class);
    }

    @Test
    void anUnknownPaymentIsAnAnswerAndNotAnUnknownRefund() {
        assertThat(code(refunded(newOrderNo(), 500))).isEqualTo("4104");
        assertThat(code(queried())).isEqualTo("4104");
    }

    @Test
    void voidsThePaymentWhole() {
        assertThat(voided()).isInstanceOfSatisfying(BankAnswer.Answered.class, answered -> {
            assertThat(answered.code()).isEqualTo("0000");
            assertThat(answered.amount()).isEqualTo(Money.cny(1200));
        });
        assertThat(banks.entry(refund).get("kind").asText()).isEqualTo("void");
        assertThat(banks.entry(refund).get("bookedAmount").asLong()).isEqualTo(1200);
    }

    @Test
    void readsThatAVoidIsPossibleNoLonger() {
        adapter.refund(northbank, ACCOUNT, new RefundSubmission(newOrderNo(), payment, Money.cny(500), null, CALLBACK));

        assertThat(code(voided())).isEqualTo("4103");
    }

    @Test
    void doesNotKnowWhatBecameOfAVoidUntilItAsks() {
        banks.behave("northbank", "TIMEOUT_THEN_SUCCESS", 1);

        assertThat(voided()).isInstanceOf(BankAnswer.Unknown.class);
        assertThat(code(queried())).isEqualTo("0000");
    }

    private BankAnswer refunded(String original, long amount) {
        return adapter.refund(
                northbank, ACCOUNT, new RefundSubmission(refund, original, Money.cny(amount), null, CALLBACK));
    }

    private BankAnswer voided() {
        return adapter.voidPayment(northbank, ACCOUNT, new VoidSubmission(refund, payment, CALLBACK));
    }

    private BankAnswer queried() {
        return adapter.query(northbank, ACCOUNT, refund);
    }

    private Submission aPayment() {
        return new Submission(
                payment,
                Money.cny(1200),
                "card",
                "credit",
                new Card("6222021234567890", "1230", null),
                null,
                CALLBACK,
                null);
    }

    private static String code(BankAnswer answer) {
        assertThat(answer).isInstanceOf(BankAnswer.Answered.class);
        return ((BankAnswer.Answered) answer).code();
    }

    private static String newOrderNo() {
        return "T" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }
}
