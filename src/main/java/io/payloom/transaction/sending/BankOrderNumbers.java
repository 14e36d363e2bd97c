package io.payloom.transaction.sending;

import io.payloom.catalogue.Channel;
import io.payloom.catalogue.OrderNumberRule;
import io.payloom.database.Database;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Draws bank order numbers by the channel's rule: prefix, date in the channel's time zone, running number, digits only.
 * Numbers are taken from the database in blocks, so instances never collide; a block that a crash loses leaves a gap.
 */
@Component
public class BankOrderNumbers {

    private static final int BLOCK = 100;

    private final BankOrderNumberMapper mapper;
    private final Database database;
    private final Clock clock;
    private final Map<String, Sequence> sequences = new ConcurrentHashMap<>();

    BankOrderNumbers(BankOrderNumberMapper mapper, Database database, Clock clock) {
        this.mapper = mapper;
        this.database = database;
        this.clock = clock;
    }

    /** @throws OrderNumbersUsedUp when the channel's rule can make no more for today */
    public String next(Channel channel) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), channel.timeZone());
        OrderNumberRule rule = channel.orderNumbers();
        long value = sequences
                .computeIfAbsent(channel.code(), Sequence::new)
                .next(day, rule.numbersADay())
                .orElseThrow(() -> new OrderNumbersUsedUp(channel.code(), rule.numbersADay(), day));
        String sequence = String.valueOf(value);
        return rule.prefix()
                + day.format(DateTimeFormatter.BASIC_ISO_DATE)
                + "0".repeat(rule.sequenceDigits() - sequence.length())
                + sequence;
    }

    /** The numbers of one channel; while it fetches a block, only that channel waits. */
    private final class Sequence {
        private final String channel;
        private final ReentrantLock drawing = new ReentrantLock();
        private @Nullable Block block;

        Sequence(String channel) {
            this.channel = channel;
        }

        OptionalLong next(LocalDate day, long last) {
            drawing.lock();
            try {
                if (block == null || !block.day.equals(day) || block.next == block.end || block.next > last) {
                    block = fetch(day);
                }
                return block.next > last ? OptionalLong.empty() : OptionalLong.of(block.next++);
            } finally {
                drawing.unlock();
            }
        }

        private Block fetch(LocalDate day) {
            return database.inTransaction(() -> {
                mapper.startSequence(channel, day);
                long first = mapper.lockSequence(channel, day);
                mapper.advanceSequence(channel, day, BLOCK);
                return new Block(day, first, first + BLOCK);
            });
        }
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
