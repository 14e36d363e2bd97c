/** What the adapters of all protocols share: the HTTP line to the banks and the secrets of the channels. */
@NullMarked
package io.payloom.channel.line;

import org.jspecify.annotations.NullMarked;
