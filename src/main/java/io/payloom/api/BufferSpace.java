package io.payloom.api;

import java.util.HashMap;
import java.util.Map;

/**
 * The memory that bodies may fill. Whatever is longer than an ordinary request has three quarters of it, and half for one
 * sender, so that nobody keeps the ordinary requests of others out.
 */
final class BufferSpace {

    /** Bytes of an ordinary request; most orders have a tenth of it. */
    static final int ORDINARY = 8_192;

    private final long most;
    private final Map<String, Long> bySender = new HashMap<>();
    private long used;

    BufferSpace(long most) {
        this.most = most;
    }

    Lease lease(String sender) {
        return new Lease(sender);
    }

    synchronized long used() {
        return used;
    }

    private synchronized boolean resize(Lease lease, long bytes) {
        long more = bytes - lease.held;
        long ofSender = bySender.getOrDefault(lease.sender, 0L) + more;
        if (more > 0 && !hasRoom(bytes, used + more, ofSender)) {
            return false;
        }
        used += more;
        lease.held = bytes;
        if (ofSender == 0) {
            bySender.remove(lease.sender);
        } else {
            bySender.put(lease.sender, ofSender);
        }
        return true;
    }

    private boolean hasRoom(long bytes, long ofAll, long ofSender) {
        return bytes <= ORDINARY ? ofAll <= most : ofAll <= most / 4 * 3 && ofSender <= most / 2;
    }

    /** What one request holds; nothing at first. */
    final class Lease {

        private final String sender;
        private long held;

        private Lease(String sender) {
            this.sender = sender;
        }

        /** @return false when there is no room for so much; then it holds what it held */
        boolean resize(long bytes) {
            return BufferSpace.this.resize(this, bytes);
        }

        void release() {
            resize(0);
        }
    }
}
