package io.payloom.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Keeps calls to addresses that strangers chose away from our own network. As the resolver of the HTTP client it checks
 * every address of a host and hands exactly those to the connection, so no second look-up can tell something else (DNS
 * rebinding). The client asks it about IP literals too. {@link #refusalOf} is the check of the spelling, for the moment
 * in which a URL is accepted; it looks nothing up and alone protects nothing.
 */
public class AddressGuard implements DnsResolver {

    private static final int LONGEST_URL = 500;
    private static final Set<String> LOOPBACK_SPELLINGS = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Names that no public server has: RFC 6761, 6762, 7686, 8375, 9476, and what house networks use. */
    private static final List<String> LOCAL_DOMAINS = List.of(
            ".localhost",
            ".local",
            ".internal",
            ".localdomain",
            ".home.arpa",
            ".lan",
            ".home",
            ".corp",
            ".intranet",
            ".test",
            ".onion",
            ".alt",
            ".invalid");

    private static final Pattern CANONICAL_V4 = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(^|.*\\.)([0-9]+|0[xX][0-9a-fA-F]*)\\.?");

    private final boolean allowLoopback;
    private final Set<Integer> allowedPorts;
    private final DnsResolver names;

    AddressGuard(HttpProperties properties, DnsResolver names) {
        this.allowLoopback = properties.allowLoopback();
        this.allowedPorts = Set.copyOf(properties.allowedPorts());
        this.names = names;
    }

    /** Why a URL is not accepted, as the end of a sentence that begins with "The URL"; empty when it is. */
    public Optional<String> refusalOf(URI url) {
        String host = url.getHost();
        if (host == null || url.isOpaque()) {
            return Optional.of("needs a host name in ASCII (IDN in its xn-- form)");
        }
        if (url.toString().length() > LONGEST_URL) {
            return Optional.of("is longer than " + LONGEST_URL + " characters");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return Optional.of("must have neither user info nor a fragment");
        }
        return isOpenLoopback(url.getScheme(), host) ? Optional.empty() : refusalOfPublic(url, host);
    }

    private Optional<String> refusalOfPublic(URI url, String host) {
        if (!"https".equalsIgnoreCase(url.getScheme())) {
            return Optional.of("must use https");
        }
        if (!allowedPorts.contains(url.getPort() == -1 ? 443 : url.getPort())) {
            return Optional.of("must use one of the ports "
                    + allowedPorts.stream().sorted().toList());
        }
        if (host.startsWith("[") || ENDS_IN_A_NUMBER.matcher(host).matches()) {
            return Optional.of("must name a host, not an IP address");
        }
        if (host.endsWith(".") || !host.contains(".") || isLocalName(host)) {
            return Optional.of("must name a public host");
        }
        return Optional.empty();
    }

    private boolean isOpenLoopback(String scheme, String host) {
        return allowLoopback
                && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
                && LOOPBACK_SPELLINGS.contains(host.toLowerCase(Locale.ROOT));
    }

    private static boolean isLocalName(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return LOCAL_DOMAINS.stream().anyMatch(name::endsWith);
    }

    /**
     * All addresses of the host.
     *
     * @throws AddressRefused when one of them is not public, when the host is a number in an odd spelling, or when it
     *     cannot be resolved
     */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        if (ENDS_IN_A_NUMBER.matcher(host).matches()
                && !CANONICAL_V4.matcher(host).matches()) {
            throw new AddressRefused(host, "an address in an odd spelling");
        }
        InetAddress[] addresses = lookUp(host);
        for (InetAddress address : addresses) {
            if (!isAllowed(address)) {
                throw new AddressRefused(host, "has an address that is not public");
            }
        }
        return addresses;
    }

    private InetAddress[] lookUp(String host) throws AddressRefused {
        InetAddress[] addresses;
        try {
            addresses = names.resolve(host);
        } catch (UnknownHostException | RuntimeException unresolved) {
            throw new AddressRefused(host, "cannot be resolved");
        }
        if (addresses == null || addresses.length == 0) {
            throw new AddressRefused(host, "has no address");
        }
        return addresses.clone();
    }

    private boolean isAllowed(InetAddress address) {
        return PublicAddresses.contains(address) || allowLoopback && address.isLoopbackAddress();
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
