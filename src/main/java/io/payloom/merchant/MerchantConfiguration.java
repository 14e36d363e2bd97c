package io.payloom.merchant;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration
@EnableConfigurationProperties({MerchantProperties.class, SampleMerchantProperties.class})
@EnableScheduling
class MerchantConfiguration {}
