package io.payloom.payout.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.payloom.payout.PayoutAnswer;
import io.payloom.payout.PayoutMode;
import io.payloom.payout.PayoutState;
import jakarta.validation.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the guide tells merchants of payouts fits them. */
class PayoutGuideTests {

    private final JsonMapper json =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private final String guide = Files.readString(Path.of("docs/merchant-api.md"));

    PayoutGuideTests() throws IOException {}

    @Test
    void theRequestIsOneThatIsAccepted() throws IOException {
        CreatePayout request =
                json.readValue(found("(?s)payloom POST /v1/payouts '(\\{.*?\\n    })'"), CreatePayout.class);

        try (var validators = Validation.buildDefaultValidatorFactory()) {
            assertThat(validators.getValidator().validate(request)).isEmpty();
        }
    }

    @Test
    void theRequestForTheRestIsOneThatIsAccepted() throws IOException {
        RetryPayout request =
                json.readValue(found("payloom POST /v1/payouts/O[0-9A-Z]{26}/retry '(\\{.*})'"), RetryPayout.class);

        try (var validators = Validation.buildDefaultValidatorFactory()) {
            assertThat(validators.getValidator().validate(request)).isEmpty();
        }
    }

    @Test
    void theAnswerIsAPayoutWhosePartsMakeItsAmounts() throws IOException {
        PayoutAnswer answer =
                json.readValue(found("(?s)```json\\n(\\{\\n  \"orderNo\": \"O.*?)```"), PayoutAnswer.class);

        assertThat(answer.parts()).isNotNull();
        assertThat(sum(answer, part -> true)).isEqualTo(answer.amount().value());
        assertThat(sum(answer, part -> part.state().equals("SUCCEEDED")))
                .isEqualTo(answer.paid().value());
    }

    private static long sum(PayoutAnswer answer, java.util.function.Predicate<PayoutAnswer.Part> which) {
        return answer.parts().stream()
                .filter(which)
                .mapToLong(part -> part.amount().value())
                .sum();
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatToDoInEachState(PayoutState state) {
        assertThat(guide.substring(guide.indexOf("## Payouts"))).contains("| `" + state + "` |");
    }

    @Test
    void namesEveryNotification() {
        assertThat(Arrays.stream(PayoutState.values()).filter(PayoutState::isFinal))
                .allSatisfy(state ->
                        assertThat(guide).contains("`payout." + state.name().toLowerCase(Locale.ROOT) + "`"));
    }

    @ParameterizedTest
    @EnumSource
    void namesEachMode(PayoutMode mode) {
        assertThat(guide).contains("* `" + mode.word() + "`:");
    }

    private String found(String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(guide);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
