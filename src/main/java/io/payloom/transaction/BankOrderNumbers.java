package io.payloom.transaction;

import io.payloom.catalogue.Channel;
import io.payloom.database.Database;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Draws bank order numbers by the channel's rule: prefix, date in the channel's time zone, running number, digits only.
 * Numbers are taken from the database in blocks, so instances never collide; a block that a crash loses leaves a gap.
 */
@Component
class BankOrderNumbers {

    private static final int BLOCK = 100;
    private static final int LONGEST_SEQUENCE = 10;

    private final TransactionMapper mapper;
    private final Database database;
    private final Clock clock;
    private final Map<String, Block> blocks = new HashMap<>();
    private final ReentrantLock drawing = new ReentrantLock();

    BankOrderNumbers(TransactionMapper mapper, Database database, Clock clock) {
        this.mapper = mapper;
        this.database = database;
        this.clock = clock;
    }

    String next(Channel channel) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), channel.timeZone());
        String head = channel.orderNumbers().prefix() + day.format(DateTimeFormatter.BASIC_ISO_DATE);
        int width = Math.min(LONGEST_SEQUENCE, channel.orderNumbers().maxLength() - head.length());
        String sequence = String.valueOf(nextValue(channel.code(), day));
        if (sequence.length() > width) {
            throw new IllegalStateException(
                    "Channel " + channel.code() + " allows no more order numbers on " + day + ": " + head + sequence
                            + " is longer than " + channel.orderNumbers().maxLength());
        }
        return head + "0".repeat(width - sequence.length()) + sequence;
    }

    private long nextValue(String channel, LocalDate day) {
        drawing.lock();
        try {
            Block block = blocks.get(channel);
            if (block == null || !block.day.equals(day) || block.next == block.end) {
                block = fetch(channel, day);
                blocks.put(channel, block);
            }
            return block.next++;
        } finally {
            drawing.unlock();
        }
    }

    private Block fetch(String channel, LocalDate day) {
        return database.inTransaction(() -> {
            mapper.startSequence(channel, day);
            long first = mapper.lockSequence(channel, day);
            mapper.advanceSequence(channel, day, BLOCK);
            return new Block(day, first, first + BLOCK);
        });
    }

    private static final class Block {
        private final LocalDate day;
        private final long end;
        private long next;

        Block(LocalDate day, long next, long end) {
            this.day = day;
            this.next = next;
            this.end = end;
        }
    }
}
