package io.payloom.routing;

import io.payloom.catalogue.Channel;
import io.payloom.catalogue.ChannelInterface;

record Offered(Channel channel, ChannelInterface terms) {}
