package io.payloom.ops;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Who may use the operators' API.
 *
 * @param operators SHA-256 in hex of each person's token, by the person's name; a token is long and random, 32 bytes or
 *     more, so that its plain hash tells nothing
 * @param longestBody of a request; a whole catalogue must fit
 */
@ConfigurationProperties("payloom.ops")
record OperatorProperties(
        @DefaultValue Map<String, String> operators,
        @DefaultValue("2MB") DataSize longestBody) {

    OperatorProperties {
        operators = Map.copyOf(operators);
    }
}
