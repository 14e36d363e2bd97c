package io.payloom.channel;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the channels that are not in the catalogue.
 *
 * @param sampleSecrets by channel code; for the local stack only
 */
@ConfigurationProperties("payloom.channel")
record ChannelProperties(@DefaultValue Map<String, String> sampleSecrets) {

    ChannelProperties {
        sampleSecrets = Map.copyOf(sampleSecrets);
    }
}
