package io.payloom.merchant;

import io.github.bucket4j.Bucket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Counts bad signatures by their sender's address, on this instance. A network of IPv6 that one sender usually has counts
 * as one address; when there are too many addresses to remember, the newest share one count.
 */
@Component
class Forgeries {

    private static final int MOST_SENDERS = 10_000;
    private static final int BYTES_OF_A_NETWORK = 8;
    private static final String ALL_OTHERS = "others";

    private final Map<String, Bucket> senders = new ConcurrentHashMap<>();
    private final MerchantProperties.BadSignatures allowed;

    Forgeries(MerchantProperties properties) {
        this.allowed = properties.badSignatures();
    }

    /** Whether this sender has used up what is borne with. */
    boolean areTooMany(String sender) {
        Bucket bucket = senders.get(networkOf(sender));
        if (bucket == null && senders.size() >= MOST_SENDERS) {
            bucket = senders.get(ALL_OTHERS);
        }
        return bucket != null && bucket.getAvailableTokens() == 0;
    }

    void count(String sender) {
        String network = networkOf(sender);
        if (!senders.containsKey(network) && senders.size() >= MOST_SENDERS) {
            senders.values().removeIf(bucket -> bucket.getAvailableTokens() == allowed.burst());
            network = senders.size() >= MOST_SENDERS ? ALL_OTHERS : network;
        }
        senders.computeIfAbsent(network, unknown -> newBucket()).tryConsume(1);
    }

    /** Until one more is borne with. */
    Duration pause() {
        return Duration.ofNanos(Duration.ofSeconds(1).toNanos() / allowed.perSecond());
    }

    int senders() {
        return senders.size();
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(allowed.burst()).refillGreedy(allowed.perSecond(), Duration.ofSeconds(1)))
                .build();
    }

    private static String networkOf(String sender) {
        if (sender.indexOf(':') < 0) {
            return sender;
        }
        try {
            InetAddress address = InetAddress.getByName(sender); // a literal: nothing is looked up
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), BYTES_OF_A_NETWORK))
                    : sender;
        } catch (UnknownHostException odd) {
            return sender;
        }
    }
}
