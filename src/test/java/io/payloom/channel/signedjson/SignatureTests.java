package io.payloom.channel.signedjson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Expected values were computed with {@code printf ... | openssl dgst -sha256 -hmac secret -binary | base64}. */
class SignatureTests {

    @Test
    void signsMethodPathTimestampNonceAndBody() {
        assertThat(Signature.ofRequest("secret", "/banks/northbank/pay", "1700000000", "n-1", "{}".getBytes(UTF_8)))
                .isEqualTo("GqceUAZlByufR9KMSGruex2oU5EtoQrDfgPeYukgrX4=");
    }

    @Test
    void signsTimestampNonceAndBodyOfAnswers() {
        assertThat(Signature.ofAnswer("secret", "1700000000", "n-1", "{\"a\":\"é\"}".getBytes(UTF_8)))
                .isEqualTo("l4aPfG50daxG7HmLoF/KTVOtEh1fYOPqhQ6inUultXg=");
    }
}
