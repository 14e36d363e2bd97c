package io.payloom.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the public internet from all others, by the IANA special-purpose address registries (RFC 6890).
 * IPv6 is a list of what is allowed; an IPv4 address inside an IPv6 one (NAT64, 6to4) is judged as itself.
 */
final class PublicAddresses {

    private static final List<Block> REFUSED_V4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    private static final Block GLOBAL_UNICAST_V6 = Block.of("2000::/3");
    private static final List<Block> REFUSED_V6 = blocks("2001::/23", "2001:db8::/32", "3fff::/20");
    private static final Block NAT64 = Block.of("64:ff9b::/96");
    private static final Block SIX_TO_FOUR = Block.of("2002::/16");

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        return switch (address) {
            case Inet4Address v4 -> REFUSED_V4.stream().noneMatch(block -> block.contains(v4));
            case Inet6Address v6 -> containsV6(v6);
            default -> false;
        };
    }

    private static boolean containsV6(Inet6Address address) {
        if (NAT64.contains(address)) {
            return contains(embedded(address, 12));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return contains(embedded(address, 2));
        }
        return GLOBAL_UNICAST_V6.contains(address) && REFUSED_V6.stream().noneMatch(block -> block.contains(address));
    }

    private static InetAddress embedded(Inet6Address address, int offset) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), offset, offset + 4));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Block> blocks(String... blocks) {
        return Arrays.stream(blocks).map(Block::of).toList();
    }

    /** A block of addresses in CIDR notation. */
    private record Block(InetAddress network, int prefix) {

        static Block of(String cidr) {
            int slash = cidr.indexOf('/');
            try {
                return new Block(
                        InetAddress.getByName(cidr.substring(0, slash)), Integer.parseInt(cidr.substring(slash + 1)));
            } catch (UnknownHostException malformed) {
                throw new IllegalStateException(cidr, malformed);
            }
        }

        boolean contains(InetAddress address) {
            byte[] mine = network.getAddress();
            byte[] other = address.getAddress();
            if (mine.length != other.length) {
                return false;
            }
            for (int bit = 0; bit < prefix; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
