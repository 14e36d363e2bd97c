package io.payloom.api;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;

/**
 * Reads the bodies of requests. What all of them hold together, from their first byte to the end of their requests, is
 * bounded, and so is the time that one may take: neither a thousand senders who withhold their last byte nor one who
 * sends a byte a second holds more than their share.
 */
public class Bodies {

    private static final int SLOWEST_BYTES_PER_SECOND = 65_536;
    private static final String LEASE = Bodies.class.getName();

    private final BufferSpace space;
    private final Duration patience;

    /**
     * @param most what all bodies hold together
     * @param patience how long a short body may take; a longer one has more time
     */
    public Bodies(DataSize most, Duration patience, MeterRegistry meters) {
        this.space = new BufferSpace(most.toBytes());
        this.patience = patience;
        meters.gauge("payloom.bodies.buffered.bytes", space, BufferSpace::used);
    }

    /** @throws RequestRefused when the body is too long, comes too slowly, breaks off, or finds no room at present */
    public BufferedRequest read(HttpServletRequest request, int longest) {
        if (request.getContentLengthLong() > longest) {
            throw tooLarge(longest);
        }
        if (request.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
            throw new RequestRefused(ProblemCode.CONTENT_TYPE_UNSUPPORTED, "Send the body without Content-Encoding.");
        }
        BufferSpace.Lease lease = space.lease(request.getRemoteAddr());
        request.setAttribute(LEASE, lease);
        try {
            return new BufferedRequest(request, read(request, longest, lease));
        } catch (IOException broken) {
            lease.release();
            throw new RequestRefused(ProblemCode.BAD_REQUEST, "The body could not be read to its end.");
        } catch (RequestRefused refused) {
            lease.release();
            throw refused;
        }
    }

    private byte[] read(HttpServletRequest request, int longest, BufferSpace.Lease lease) throws IOException {
        long announced = request.getContentLengthLong();
        int most = announced < 0 ? longest + 1 : (int) announced;
        byte[] body = new byte[0];
        int length = 0;
        long start = System.nanoTime();
        InputStream in = request.getInputStream();
        while (length < most) {
            if (length == body.length) {
                int larger = Math.min(most, Math.max(BufferSpace.ORDINARY, 2 * length));
                makeRoom(lease, larger);
                body = Arrays.copyOf(body, larger);
            }
            int read = in.read(body, length, body.length - length);
            if (read < 0) {
                break;
            }
            length += read;
            refuseSlow(start, length);
        }
        if (length > longest) {
            throw tooLarge(longest);
        }
        if (length < announced) {
            throw new IOException("it broke off");
        }
        makeRoom(lease, length);
        return length == body.length ? body : Arrays.copyOf(body, length);
    }

    private static void makeRoom(BufferSpace.Lease lease, int bytes) {
        if (!lease.resize(bytes)) {
            throw new RequestRefused(
                    ProblemCode.UNAVAILABLE, "Too much is being sent at this moment. Sign and send the request anew.");
        }
    }

    private void refuseSlow(long start, int length) {
        long allowed = patience.toNanos()
                + Duration.ofSeconds(length / SLOWEST_BYTES_PER_SECOND).toNanos();
        if (System.nanoTime() - start > allowed) {
            throw new RequestRefused(ProblemCode.BODY_TOO_SLOW, "Send the whole body at once.");
        }
    }

    private static RequestRefused tooLarge(int longest) {
        return new RequestRefused(ProblemCode.BODY_TOO_LARGE, "A body has at most " + longest + " bytes.");
    }

    /** Gives back what a request held, at its very end, a late answer included. */
    public static final class Return implements ServletRequestListener {

        @Override
        public void requestDestroyed(ServletRequestEvent event) {
            if (event.getServletRequest().getAttribute(LEASE) instanceof BufferSpace.Lease lease) {
                lease.release();
            }
        }
    }
}
