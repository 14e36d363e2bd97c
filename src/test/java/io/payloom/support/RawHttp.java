package io.payloom.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends to this machine what no HTTP client would, and reads all that comes back until the other side is done. */
public final class RawHttp {

    private static final int PATIENCE = 10_000;

    private final int port;
    private final String sender;

    public RawHttp(int port) {
        this(port, "127.0.0.1");
    }

    /** From another address of this machine; Linux has 127.0.0.2 and so on. */
    public RawHttp(int port, String sender) {
        this.port = port;
        this.sender = sender;
    }

    /** The whole answer, head and body, or what of it came before the connection was cut. */
    public String send(String request) {
        try (Socket socket = new Socket("127.0.0.1", port, InetAddress.getByName(sender), 0)) {
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What is answered while the rest of the request is still to come; then the connection is cut. */
    public String sendPart(String request) {
        try (Socket socket = new Socket("127.0.0.1", port, InetAddress.getByName(sender), 0)) {
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            byte[] answer = new byte[8_192];
            return new String(answer, 0, Math.max(0, socket.getInputStream().read(answer)), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The number after "HTTP/1.1". */
    public static int statusOf(String answer) {
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }

    /** What follows the head. */
    public static String bodyOf(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        return end < 0 ? "" : answer.substring(end + 4);
    }
}
