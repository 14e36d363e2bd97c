package io.payloom.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class SampleMerchantTests {

    private static final String NAME = "Sample merchant of the local stack";

    private final Merchants merchants = mock(Merchants.class);
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withPropertyValues("spring.profiles.active=local")
            .withUserConfiguration(Properties.class)
            .withBean(Merchants.class, () -> merchants)
            .withBean(SampleMerchant.class);

    @Test
    void isNotifiedWhereTheLocalStackSays() {
        String url = "http://127.0.0.1:8090/notifications";

        runner.withPropertyValues("payloom.merchant.sample.notify-url=" + url)
                .run(context -> assertThat(context).hasSingleBean(SampleMerchant.class));

        verify(merchants).enroll(new NewMerchant("M-SAMPLE", NAME, url, true));
    }

    @Test
    void hasNoAddressUnlessOneIsSaid() {
        runner.run(context -> assertThat(context).hasSingleBean(SampleMerchant.class));

        verify(merchants).enroll(new NewMerchant("M-SAMPLE", NAME, null, true));
    }

    @Configuration
    @EnableConfigurationProperties(SampleMerchantProperties.class)
    static class Properties {}
}
