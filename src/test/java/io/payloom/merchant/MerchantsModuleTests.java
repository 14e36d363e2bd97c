package io.payloom.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.payloom.support.ModuleDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = MerchantSlice.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"payloom.merchant.rate.requests-per-second=1", "payloom.merchant.rate.burst=3"})
@ActiveProfiles("local")
class MerchantsModuleTests {

    private static final String SECRET = "a-secret-of-more-than-thirty-two-characters";

    @Autowired
    Merchants merchants;

    @Autowired
    Signatures signatures;

    @Autowired
    Nonces nonces;

    @Autowired
    MerchantKeyMapper keys;

    @Autowired
    JdbcClient jdbc;

    private String id;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        ModuleDatabase.register(registry, "merchant");
    }

    @BeforeEach
    void enroll() {
        id = "M-" + UUID.randomUUID().toString().substring(0, 18);
        merchants.enroll(new NewMerchant(id, "Some shop", "https://shop.example.com/hook", true));
    }

    @Test
    void enrollingAgainBringsTheMerchantUpToDate() {
        merchants.enroll(new NewMerchant(id, "The shop", null, false));

        assertThat(merchants.find(id)).contains(new Merchant(id, "The shop", null, false));
        assertThat(merchants.find("nobody")).isEmpty();
        assertThat(merchants.find(id.toLowerCase(java.util.Locale.ROOT))).isEmpty();
    }

    @Test
    void sameKeyAgainChangesNothingAndAnotherUnderItsIdIsRefused() {
        merchants.addHmacKey(id, id + "-1", SECRET);
        merchants.addHmacKey(id, id + "-1", SECRET);

        assertThatExceptionOfType(KeyIdTaken.class).isThrownBy(() -> merchants.addHmacKey(id, id + "-1", SECRET + "x"));
        merchants.enroll(new NewMerchant(id + "x", "Other", null, true));
        assertThatExceptionOfType(KeyIdTaken.class).isThrownBy(() -> merchants.addHmacKey(id + "x", id + "-1", SECRET));
    }

    @Test
    void refusesWeakKeys() {
        assertThatIllegalArgumentException().isThrownBy(() -> merchants.addHmacKey(id, id + "-1", "short"));
        assertThatIllegalArgumentException().isThrownBy(() -> merchants.addHmacKey(id, "key \"id\"", SECRET));
        assertThatIllegalArgumentException().isThrownBy(() -> merchants.addRsaKey(id, id + "-2", "no key"));
        assertThatIllegalArgumentException().isThrownBy(() -> merchants.addWebhookSecret(id, "whsec_c2hvcnQ="));
        assertThatIllegalArgumentException().isThrownBy(() -> merchants.addWebhookSecret(id, "secret"));
    }

    @Test
    void secretsAreStoredEncrypted() {
        merchants.addHmacKey(id, id + "-1", SECRET);
        merchants.addWebhookSecret(id, whsec(1));

        byte[] material = jdbc.sql("select material from merchant_key where key_id = ?")
                .param(id + "-1")
                .query(byte[].class)
                .single();
        byte[] secret = jdbc.sql("select secret from merchant_webhook_secret where merchant_id = ?")
                .param(id)
                .query(byte[].class)
                .single();
        assertThat(new String(material, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
        assertThat(new String(secret, StandardCharsets.ISO_8859_1)).doesNotContain("whsec_");
    }

    @Test
    void webhookSecretsComeNewestFirstWhileTheyAreValid() {
        merchants.addWebhookSecret(id, whsec(1));
        merchants.addWebhookSecret(id, whsec(2));
        merchants.addWebhookSecret(id, whsec(1));
        assertThat(merchants.listening(id).webhookSecrets()).containsExactly(whsec(2), whsec(1));

        merchants.endWebhookSecret(id, whsec(1), Instant.now().minusSeconds(1));
        assertThat(merchants.listening(id).webhookSecrets()).containsExactly(whsec(2));
    }

    @Test
    void oneOfManySimultaneousReplaysPasses() throws Exception {
        merchants.addHmacKey(id, id + "-1", SECRET);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> use = () -> nonces.use(id + "-1", "the-nonce");
            List<Future<Boolean>> uses =
                    threads.invokeAll(IntStream.range(0, 20).mapToObj(i -> use).toList());
            int passed = 0;
            for (Future<Boolean> one : uses) {
                passed += one.get() ? 1 : 0;
            }
            assertThat(passed).isEqualTo(1);
        }
    }

    @Test
    void purgeForgetsOnlyNoncesThatCannotComeBack() {
        Instant now = Instant.now();
        keys.addNonce(id, "old-nonce", now.minus(Duration.ofMinutes(12)));
        keys.addNonce(id, "usable-nonce", now.minus(Duration.ofMinutes(10)));

        nonces.purge();

        assertThat(jdbc.sql("select nonce from merchant_nonce where key_id = ?")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("usable-nonce");
    }

    @Test
    void purgesMoreThanOneBatch() {
        jdbc.sql(
                        """
                        insert into merchant_nonce
                        with digit as (select 0 as n union select 1 union select 2 union select 3 union select 4
                            union select 5 union select 6 union select 7 union select 8 union select 9)
                        select ?, concat('nonce-', a.n, b.n, c.n, d.n), ? from digit a, digit b, digit c, digit d
                        where a.n < 3
                        """)
                .params(id, Instant.EPOCH)
                .update();

        nonces.purge();

        assertThat(jdbc.sql("select count(*) from merchant_nonce where key_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void fourthRequestOfABurstOfThreeIsTurnedAwayAndOthersAreNot() {
        merchants.addHmacKey(id, id + "-1", SECRET);
        for (int i = 0; i < 3; i++) {
            assertThat(verdict(id)).isInstanceOf(Verdict.Genuine.class);
        }

        assertThat(verdict(id)).isInstanceOfSatisfying(Verdict.TurnedAway.class, turnedAway -> {
            assertThat(turnedAway.reason()).isEqualTo(Verdict.TurnedAway.Reason.RATE_LIMITED);
            assertThat(turnedAway.retryAfter()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
        });
        merchants.enroll(new NewMerchant(id + "x", "Other", null, true));
        merchants.addHmacKey(id + "x", id + "x-1", SECRET);
        assertThat(verdict(id + "x")).isInstanceOf(Verdict.Genuine.class);
    }

    private Verdict verdict(String merchantId) {
        Claim claim = signatures.claim(authorization(merchantId), "192.0.2.1");
        return signatures.verify((Claim.OfKey) claim, new SignedRequest("GET", "/v1/payments", new byte[0]));
    }

    private static String authorization(String merchantId) {
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        String nonce = UUID.randomUUID().toString();
        byte[] text = ("GET\n/v1/payments\n" + timestamp + "\n" + nonce + "\n\n").getBytes(StandardCharsets.UTF_8);
        String signature =
                Base64.getEncoder().encodeToString(Algorithm.hmac(SECRET.getBytes(StandardCharsets.UTF_8), text));
        return "PAYLOOM-HMAC-SHA256 keyId=\"%s-1\",timestamp=\"%s\",nonce=\"%s\",signature=\"%s\""
                .formatted(merchantId, timestamp, nonce, signature);
    }

    private static String whsec(int number) {
        return "whsec_"
                + Base64.getEncoder()
                        .encodeToString(
                                ("a webhook secret of 32 bytes: " + number + ".").getBytes(StandardCharsets.US_ASCII));
    }
}
