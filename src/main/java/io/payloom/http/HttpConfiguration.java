package io.payloom.http;

import io.payloom.kernel.SettingRefused;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpProperties.class)
class HttpConfiguration {

    @Bean
    AddressGuard addressGuard(HttpProperties properties, Environment environment) {
        if (properties.allowLoopback() && !environment.acceptsProfiles(Profiles.of("local"))) {
            throw new SettingRefused("payloom.http.allow-loopback lets merchants' URLs point to this machine;"
                    + " only the profile 'local' may set it.");
        }
        return new AddressGuard(properties, SystemDefaultDnsResolver.INSTANCE);
    }
}
