package io.payloom.channel;

import java.util.Map;

/**
 * A message as it came from outside, not yet verified.
 *
 * @param headers first value per lower-case name
 */
public record RawMessage(Map<String, String> headers, byte[] body) {}
