package io.payloom.merchant;

import io.github.bucket4j.Bucket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Counts what cannot prove where it comes from, such as requests with a bad signature, by its sender's address, on this
 * instance. A network of IPv6 that one sender usually has counts as one address; when there are too many addresses to
 * remember, the newest share one count.
 */
@Component
public class Forgeries {

    static final String ALL_OTHERS = "others";

    private static final int MOST_SENDERS = 10_000;
    private static final int GROUPS_OF_A_NETWORK = 4;
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:%]{2,64}");

    private final Map<String, Sender> senders = new ConcurrentHashMap<>();
    private final MerchantProperties.BadSignatures allowed;

    Forgeries(MerchantProperties properties) {
        this.allowed = properties.badSignatures();
    }

    /** Whether this sender has used up what is borne with. */
    boolean areTooMany(String sender) {
        Sender known = senders.get(networkOf(sender));
        if (known == null && senders.size() >= MOST_SENDERS) {
            known = senders.get(ALL_OTHERS);
        }
        return known != null && known.bucket.getAvailableTokens() == 0;
    }

    /**
     * Counts one more.
     *
     * @param what it was, for people, without what strangers have written
     * @return whether the sender had used up what is borne with
     */
    public boolean count(String sender, String what) {
        String network = networkOf(sender);
        if (!senders.containsKey(network) && senders.size() >= MOST_SENDERS) {
            senders.values().removeIf(known -> known.bucket.getAvailableTokens() == allowed.burst());
            network = senders.size() >= MOST_SENDERS ? ALL_OTHERS : network;
        }
        Sender counted = senders.computeIfAbsent(network, unknown -> new Sender(newBucket()));
        boolean tooMany = !counted.bucket.tryConsume(1);
        if (tooMany && counted.tooMany.getAndIncrement() == 0) {
            counted.what = what;
        }
        return tooMany;
    }

    /** Who had used up what is borne with and went on since this was asked last, the most eager first. */
    List<TooMany> takeTooMany() {
        List<TooMany> all = new ArrayList<>();
        senders.forEach((network, sender) -> {
            long number = sender.tooMany.getAndSet(0);
            if (number > 0) {
                all.add(new TooMany(network, number, sender.what));
            }
        });
        all.sort(Comparator.comparingLong(TooMany::number).reversed());
        return all;
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

    /** As people write it. */
    private static String networkOf(String sender) {
        if (!ADDRESS.matcher(sender).matches()) {
            return "an unreadable address"; // a header may say anything
        }
        if (sender.indexOf(':') < 0) {
            return sender;
        }
        try {
            InetAddress address = InetAddress.getByName(sender); // a literal: nothing is looked up
            return address instanceof Inet6Address ? networkOf(address.getAddress()) : address.getHostAddress();
        } catch (UnknownHostException odd) {
            return "an unreadable address";
        }
    }

    private static String networkOf(byte[] address) {
        StringBuilder network = new StringBuilder();
        for (int group = 0; group < GROUPS_OF_A_NETWORK; group++) {
            int value = (address[2 * group] & 0xff) << 8 | address[2 * group + 1] & 0xff;
            network.append(Integer.toHexString(value)).append(':');
        }
        return network.append(":/64").toString();
    }

    /**
     * A sender who went on.
     *
     * @param number how many came that were too many
     * @param what the first of them was
     */
    record TooMany(String sender, long number, String what) {}

    private static final class Sender {

        private final Bucket bucket;
        private final AtomicLong tooMany = new AtomicLong();
        private volatile String what = "";

        Sender(Bucket bucket) {
            this.bucket = bucket;
        }
    }
}
