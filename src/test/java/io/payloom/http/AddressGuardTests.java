package io.payloom.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AddressGuardTests {

    private static final HttpProperties CLOSED = new HttpProperties(false, Set.of(443, 8443));
    private static final HttpProperties OPEN = new HttpProperties(true, Set.of(443, 8443));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.0.3",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "0.0.0.0",
                "0.1.2.3",
                "224.0.0.1",
                "239.1.1.1",
                "255.255.255.255",
                "240.0.0.1",
                "192.0.2.1",
                "198.51.100.7",
                "203.0.113.9",
                "198.18.0.1",
                "192.0.0.8",
                "::",
                "::1",
                "fc00::1",
                "fd12::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2002:c0a8:101::",
                "2001:db8::1",
                "3fff::1",
                "2001::1",
                "100::1",
                "4000::1"
            })
    void refusesAddressThatIsNotPublic(String address) {
        AddressGuard guard = new AddressGuard(CLOSED, answering("8.8.8.8", address, "1.1.1.1"));

        assertThatThrownBy(() -> guard.resolve("shop.example")).isInstanceOf(AddressRefused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.15.255.255",
                "172.32.0.1",
                "100.63.255.255",
                "100.128.0.0",
                "192.169.0.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2400:3200::1",
                "64:ff9b::808:808",
                "2002:808:808::1"
            })
    void handsOutExactlyThePublicAddressesThatItChecked(String address) throws Exception {
        AddressGuard guard = new AddressGuard(CLOSED, answering("1.1.1.1", address));

        assertThat(guard.resolve("shop.example"))
                .containsExactly(InetAddress.getByName("1.1.1.1"), InetAddress.getByName(address));
    }

    @Test
    void asksTheResolverOnlyOnceSoThatItCannotChangeItsMind() throws Exception {
        int[] asked = {0};
        AddressGuard guard = new AddressGuard(CLOSED, resolver(host -> {
            String address = asked[0]++ == 0 ? "1.1.1.1" : "127.0.0.1";
            return new InetAddress[] {InetAddress.getByName(address)};
        }));

        assertThat(guard.resolve("rebinding.example")).containsExactly(InetAddress.getByName("1.1.1.1"));
        assertThat(asked[0]).isEqualTo(1);
    }

    @Test
    void failsClosedWhenTheResolverFailsOrKnowsNothing() {
        assertRefused(resolver(host -> {
            throw new UnknownHostException(host);
        }));
        assertRefused(resolver(host -> {
            throw new IllegalStateException("resolver is broken");
        }));
        assertRefused(resolver(host -> new InetAddress[0]));
        assertRefused(resolver(host -> null));
    }

    private static void assertRefused(DnsResolver names) {
        assertThatThrownBy(() -> new AddressGuard(CLOSED, names).resolve("shop.example"))
                .isInstanceOf(AddressRefused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2130706433", "0x7f.1", "0x7f000001", "0177.0.0.1", "127.1", "127.0.0.1.", "08.8.8.8", "0x"})
    void refusesAddressesInOddSpellingsWithoutResolvingThem(String host) {
        AddressGuard guard = new AddressGuard(CLOSED, answering("8.8.8.8"));

        assertThatThrownBy(() -> guard.resolve(host)).isInstanceOf(AddressRefused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example/hook",
                "ftp://shop.example/hook",
                "https://shop.example:8080/hook",
                "https://shop.example:0/hook",
                "https://user@shop.example/hook",
                "https://shop.example@127.0.0.1/hook",
                "https://shop.example/hook#fragment",
                "https://127.0.0.1/hook",
                "https://127.0.0.1./hook",
                "https://8.8.8.8/hook",
                "https://2130706433/hook",
                "https://0x7f.1/hook",
                "https://0177.0.0.1/hook",
                "https://127.1/hook",
                "https://[::1]/hook",
                "https://[::ffff:127.0.0.1]/hook",
                "https://localhost/hook",
                "https://localhost./hook",
                "https://shop.example./hook",
                "https://printer.local/hook",
                "https://metadata.google.internal/hook",
                "https://a.localhost/hook",
                "https://①②⑦.0.0.1/hook",
                "https://127。0。0。1/hook",
                "https://ｌocalhost.example/hook",
                "https://%31%32%37.0.0.1/hook",
                "https:///hook",
                "https:shop.example",
                "/hook"
            })
    void refusesUrl(String url) {
        assertThat(new AddressGuard(CLOSED, answering("8.8.8.8")).refusalOf(URI.create(url)))
                .isPresent();
    }

    @Test
    void refusesUrlThatIsTooLong() {
        URI url = URI.create("https://shop.example/" + "a".repeat(500));

        assertThat(new AddressGuard(CLOSED, answering("8.8.8.8")).refusalOf(url))
                .contains("is longer than 500 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/hook?x=1",
                "HTTPS://Shop.Example:443",
                "https://shop.example:8443/hook",
                "https://xn--fiqs8s.example/hook",
                "https://4u.7-eleven.example/"
            })
    void acceptsUrl(String url) {
        assertThat(new AddressGuard(CLOSED, answering("8.8.8.8")).refusalOf(URI.create(url)))
                .isEmpty();
    }

    @Test
    void opensLoopbackAndNothingElseInTheLocalStack() throws Exception {
        AddressGuard open = new AddressGuard(OPEN, answering("127.0.0.1"));

        assertThat(open.refusalOf(URI.create("http://127.0.0.1:5000/hook"))).isEmpty();
        assertThat(open.refusalOf(URI.create("http://localhost:5000/hook"))).isEmpty();
        assertThat(open.refusalOf(URI.create("http://[::1]:5000/hook"))).isEmpty();
        assertThat(open.refusalOf(URI.create("http://shop.example/hook"))).isPresent();
        assertThat(open.refusalOf(URI.create("http://10.0.0.1/hook"))).isPresent();
        assertThat(open.refusalOf(URI.create("gopher://127.0.0.1/hook"))).isPresent();
        assertThat(open.resolve("localhost")).hasSize(1);
        assertThatThrownBy(() -> new AddressGuard(OPEN, answering("10.0.0.1")).resolve("shop.example"))
                .isInstanceOf(AddressRefused.class);
    }

    @Test
    void refusesToStartWithOpenLoopbackOutsideTheLocalStack() {
        ApplicationContextRunner application = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ConfigurationPropertiesAutoConfiguration.class))
                .withUserConfiguration(HttpConfiguration.class)
                .withPropertyValues("payloom.http.allow-loopback=true");

        application.run(context ->
                assertThat(context).hasFailed().getFailure().rootCause().hasMessageContaining("local"));
        application
                .withPropertyValues("spring.profiles.active=local")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(AddressGuard.class));
    }

    private static DnsResolver answering(String... addresses) {
        return resolver(
                host -> Arrays.stream(addresses).map(AddressGuardTests::literal).toArray(InetAddress[]::new));
    }

    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException notALiteral) {
            throw new IllegalArgumentException(notALiteral);
        }
    }

    private static DnsResolver resolver(LookUp lookUp) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return lookUp.of(host);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    private interface LookUp {
        InetAddress[] of(String host) throws UnknownHostException;
    }
}
