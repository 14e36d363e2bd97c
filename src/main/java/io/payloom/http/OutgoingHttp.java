package io.payloom.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * POSTs under one deadline that covers waiting for a connection, connecting, TLS, writing and reading. It never repeats
 * a request, never follows a redirect and ignores proxies of the environment, because a second request may be a second
 * payment.
 */
public final class OutgoingHttp implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 1_000;

    private static final int LONGEST_HEADER = 8_192;
    private static final int MOST_HEADERS = 100;

    private final CloseableHttpClient client;
    private final RestClient rest;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final int longestBody;

    /**
     * @param resolver turns a host into the addresses that are connected to; the place for an address guard
     * @param connectTimeout for one address
     * @param longestBody bytes of an answer that are read at most
     */
    public OutgoingHttp(DnsResolver resolver, Duration connectTimeout, int longestBody) {
        Timeout connect = Timeout.of(connectTimeout);
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver)
                        .setConnectionFactory(boundedHeaders())
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_CONNECTIONS) // callers limit themselves, by channel or merchant
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(connect)
                                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(connect)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
        this.rest = RestClient.builder()
                .requestFactory(new HttpComponentsClientHttpRequestFactory(client))
                .build();
        this.longestBody = longestBody;
    }

    private static ManagedHttpClientConnectionFactory boundedHeaders() {
        Http1Config limits = Http1Config.custom()
                .setMaxLineLength(LONGEST_HEADER)
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
        return ManagedHttpClientConnectionFactory.builder().http1Config(limits).build();
    }

    public HttpOutcome post(URI uri, Map<String, String> headers, byte[] body, Duration deadline) {
        Future<HttpOutcome> call = threads.submit(() -> exchange(uri, headers, body));
        try {
            return call.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return new HttpOutcome.Unanswered("no answer within " + deadline.toMillis() + " ms");
        } catch (ExecutionException failed) {
            return new HttpOutcome.Unanswered(nameOf(failed.getCause()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new HttpOutcome.Unanswered("interrupted while waiting for the answer");
        } finally {
            call.cancel(true);
        }
    }

    private HttpOutcome exchange(URI uri, Map<String, String> headers, byte[] body) {
        try {
            return rest.post()
                    .uri(uri)
                    .headers(target -> headers.forEach(target::set))
                    .body(body)
                    .exchange((request, response) -> read(response), true);
        } catch (ResourceAccessException failed) {
            Throwable cause = failed.getCause();
            return isBeforeTheFirstByte(cause)
                    ? new HttpOutcome.NotSent(nameOf(cause))
                    : new HttpOutcome.Unanswered(nameOf(cause));
        }
    }

    private HttpOutcome read(ClientHttpResponse response) throws IOException {
        try (InputStream in = response.getBody()) {
            byte[] body = in.readNBytes(longestBody + 1);
            return body.length > longestBody
                    ? new HttpOutcome.Unanswered("answer longer than " + longestBody + " bytes")
                    : new HttpOutcome.Answered(response.getStatusCode().value(), flat(response.getHeaders()), body);
        }
    }

    private static Map<String, String> flat(HttpHeaders headers) {
        Map<String, String> flat = new HashMap<>();
        headers.forEach((name, values) -> {
            if (!values.isEmpty()) {
                flat.putIfAbsent(name.toLowerCase(Locale.ROOT), values.getFirst());
            }
        });
        return flat;
    }

    private static boolean isBeforeTheFirstByte(@org.jspecify.annotations.Nullable Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || cause instanceof UnknownHostException
                || cause instanceof ConnectTimeoutException
                || cause instanceof ConnectionRequestTimeoutException;
    }

    private static String nameOf(@org.jspecify.annotations.Nullable Throwable cause) {
        return cause == null ? "failed" : cause.getClass().getSimpleName();
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        client.close();
    }
}
