package io.payloom.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.payloom.support.OnRunningPayloom;
import io.payloom.support.Orders;
import io.payloom.support.PayoutFile;
import io.payloom.support.RunningPayloom;
import io.payloom.support.SigningMerchant.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Issue 13, item 20: what can never be notified is refused at once, whatever it is for. */
@OnRunningPayloom
class NotifyUrlTests {

    private final RunningPayloom payloom = RunningPayloom.get();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.1/",
                "http://169.254.169.254/",
                "https://2130706433/",
                "https://0177.0.0.1/",
                "https://0x7f.1/",
                "https://[::ffff:10.0.0.1]/",
                "https://printer.local/",
                "https://shop.INTRANET/",
                "https://shop.onion/",
                "https://shop/",
                "https://shop.example.com:25/",
                "https://me@shop.example.com/",
                "http://shop.example.com/"
            })
    void refusesWhatTheGuardWouldNeverLetOut(String url) {
        assertRefused(payloom.merchant().post("/v1/payments", Orders.aCardPayment(1200, url)), 400, "/notifyUrl");
        assertRefused(
                payloom.merchant().post("/v1/refunds", Orders.aRefund("P0123456789ABCDEFGHJKMNPQRS", 1200, url)),
                400,
                "/notifyUrl");
        assertRefused(payloom.merchant().post("/v1/payouts", aPayout(url)), 400, "/notifyUrl");
        assertRefused(
                payloom.merchant()
                        .upload("/v1/payout-batches?merchantBatchNo=" + Orders.number(), "text/csv", file(url)),
                422,
                "/lines/2/notifyUrl");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> payloom.bean(Merchants.class).enroll(new NewMerchant("M-any", "Shop", url, true)));
    }

    private static void assertRefused(Answer answer, int status, String pointer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(answer.text("/errors/0/code")).isEqualTo("URL_INVALID");
    }

    private static String aPayout(String url) {
        return Orders.aPayout(Orders.number(), 12_000, "6222021234567890128", "ICBC", ",\"notifyUrl\":\"" + url + "\"");
    }

    private static String file(String url) {
        String[] lines = PayoutFile.csv(1, Orders.number(), line -> 0).split("\\R");
        return lines[0] + ",notifyUrl\n" + lines[1] + "," + url + "\n";
    }
}
