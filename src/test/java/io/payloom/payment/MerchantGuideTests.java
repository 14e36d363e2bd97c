package io.payloom.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.startsWith;
import static org.mockito.Mockito.when;

import io.payloom.merchant.NewMerchant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What the guide tells merchants to type works as it stands there. */
@EnabledIf("io.payloom.support.ShellTools#areThereOrDue")
class MerchantGuideTests extends PaymentApiFixture {

    @BeforeEach
    void enrollSampleMerchant() {
        merchants.enroll(new NewMerchant("M-SAMPLE", "Sample", null, true));
        merchants.addHmacKey("M-SAMPLE", "local-only-key-1", "local-only-merchant-secret-0123456789abcdef");
    }

    @Test
    void pastedCommandsCreateAPaymentAndVerifyTheAnswer() throws Exception {
        when(payments.byMerchantOrderNo(any(), startsWith("ORDER-"))).thenReturn(Optional.of(aPayment()));
        when(payments.settledAmong(any())).thenReturn(List.of());
        String commands = commandsOfTheGuide()
                .replace("http://127.0.0.1:8080", "http://127.0.0.1:" + port)
                .replace("wait=5", "wait=1");

        List<String> printed = run(commands).lines().toList();

        assertThat(printed.getFirst()).contains("201");
        assertThat(printed).anyMatch(line -> line.contains("\"state\":\"ACCEPTED\""));
        assertThat(printed.getLast()).hasSizeGreaterThan(40).isEqualTo(printed.get(printed.size() - 2));
    }

    private static String commandsOfTheGuide() throws IOException {
        return Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/merchant-api.md")))
                .results()
                .map((MatchResult block) -> block.group(1))
                .collect(Collectors.joining());
    }

    private static String run(String commands) throws Exception {
        Process bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands)
                .redirectErrorStream(true)
                .start();
        String printed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(bash.exitValue()).as(printed).isZero();
        return printed;
    }
}
