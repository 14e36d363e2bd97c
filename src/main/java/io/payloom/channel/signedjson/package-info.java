/** The protocol {@code signed-json}: JSON over HTTP, every message signed with HMAC-SHA256 under the channel's secret. */
@NullMarked
package io.payloom.channel.signedjson;

import org.jspecify.annotations.NullMarked;
