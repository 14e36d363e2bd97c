package io.payloom.http;

import java.io.ByteArrayOutputStream;
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
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * POSTs under one deadline that covers waiting for a connection, connecting, TLS, writing and reading. It never repeats
 * a request, never follows a redirect and ignores proxies of the environment, because a second request may be a second
 * payment. Of an answer it takes in so many bytes and no more: the connection is cut where one goes on beyond them, or
 * when its time is up, whatever it consists of.
 */
public final class OutgoingHttp implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 1_000;

    private static final int LONGEST_HEADER = 8_192;
    private static final int MOST_HEADERS = 100;
    private static final int MOST_INTERIM_ANSWERS = 10;
    private static final int STEP = 8_192;

    private final CloseableHttpClient client;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final int longestBody;

    /**
     * @param resolver turns a host into the addresses that are connected to; the place for an address guard
     * @param connectTimeout for one address
     * @param longestBody bytes of an answer's body that are taken in at most; what frames it may take as many again
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
                .disableContentCompression() // an endless stream can be packed into nothing
                .build();
        this.longestBody = longestBody;
    }

    private static ManagedHttpClientConnectionFactory boundedHeaders() {
        Http1Config limits = Http1Config.custom()
                .setMaxLineLength(LONGEST_HEADER)
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
        return ManagedHttpClientConnectionFactory.builder()
                .http1Config(limits)
                .responseParserFactory(ignored -> new FewInterimAnswers(limits))
                .build();
    }

    public HttpOutcome post(URI uri, Map<String, String> headers, byte[] body, Duration deadline) {
        HttpPost request = new HttpPost(uri);
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, null));
        Future<HttpOutcome> call = threads.submit(() -> exchange(request));
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
            if (!call.isDone()) {
                request.abort(); // cuts the connection
                call.cancel(true);
            }
        }
    }

    private HttpOutcome exchange(HttpPost request) {
        HttpClientContext context = HttpClientContext.create();
        try {
            return client.execute(request, context, response -> read(request, response, context));
        } catch (AnswerTooLong endless) {
            return new HttpOutcome.Unanswered(String.valueOf(endless.getMessage()));
        } catch (IOException failed) {
            return isBeforeTheFirstByte(failed)
                    ? new HttpOutcome.NotSent(nameOf(failed))
                    : new HttpOutcome.Unanswered(nameOf(failed));
        }
    }

    private HttpOutcome read(HttpPost request, ClassicHttpResponse response, HttpClientContext context)
            throws IOException {
        byte[] body = body(response.getEntity(), context);
        if (body == null) {
            request.abort(); // cuts the connection, before the client reads the rest to use it again
            throw new AnswerTooLong("answer longer than " + longestBody + " bytes");
        }
        return new HttpOutcome.Answered(response.getCode(), flat(response.getHeaders()), body);
    }

    /** Null when it goes on beyond the limit, be it with content or with what frames it, such as chunks of one byte. */
    private byte @Nullable [] body(@Nullable HttpEntity entity, HttpClientContext context) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        if (entity.getContentLength() > longestBody) {
            return null;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] step = new byte[STEP];
        InputStream in = entity.getContent();
        long before = received(context);
        for (int read = in.read(step); read >= 0; read = in.read(step)) {
            body.write(step, 0, read);
            if (body.size() > longestBody || received(context) - before > 2L * longestBody + STEP) {
                return null;
            }
        }
        return body.toByteArray();
    }

    private static long received(HttpClientContext context) {
        EndpointDetails endpoint = context.getEndpointDetails();
        return endpoint == null ? 0 : endpoint.getReceivedBytesCount();
    }

    private static Map<String, String> flat(Header... headers) {
        Map<String, String> flat = new HashMap<>();
        for (Header header : headers) {
            flat.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return flat;
    }

    /** The answer was not read to its end. */
    private static final class AnswerTooLong extends IOException {

        AnswerTooLong(String message) {
            super(message);
        }
    }

    /** Answers of class 100 announce another one; a server may send them without end. */
    private static final class FewInterimAnswers extends DefaultHttpResponseParser {

        private int interim;

        FewInterimAnswers(Http1Config limits) {
            super(limits);
        }

        @Override
        public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in) throws IOException, HttpException {
            ClassicHttpResponse answer = super.parse(buffer, in);
            interim = answer != null && answer.getCode() < HttpStatus.SC_OK ? interim + 1 : 0;
            if (interim > MOST_INTERIM_ANSWERS) {
                throw new ProtocolException("too many interim answers");
            }
            return answer;
        }
    }

    private static boolean isBeforeTheFirstByte(@Nullable Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || cause instanceof UnknownHostException
                || cause instanceof ConnectTimeoutException
                || cause instanceof ConnectionRequestTimeoutException;
    }

    private static String nameOf(@Nullable Throwable cause) {
        return cause == null ? "failed" : cause.getClass().getSimpleName();
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        client.close();
    }
}
