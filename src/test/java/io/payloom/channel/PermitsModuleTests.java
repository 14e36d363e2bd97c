package io.payloom.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payloom.bankside.BankSideTest;
import io.payloom.bankside.SampleChannel;
import io.payloom.catalogue.Channel;
import io.payloom.support.MovableClock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.ibatis.annotations.Update;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestConstructor;

/** The permits of two instances of Payloom on one database. */
@BankSideTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class PermitsModuleTests {

    private static final int THREADS = 50;
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final MovableClock clock = new MovableClock();
    private final String code = "permits-" + UUID.randomUUID().toString().substring(0, 8);
    private final AtomicInteger writes = new AtomicInteger();
    private final Leases leases;
    private final SparePermits spareOfOne;
    private final SparePermits spareOfTwo;
    private final Permits one;
    private final Permits two;
    private final JdbcTemplate sql;

    PermitsModuleTests(PermitMapper mapper, JdbcTemplate sql) {
        this.leases = new Leases(counted(mapper), clock);
        Leases others = new Leases(mapper, clock);
        this.spareOfOne = new SparePermits(leases, clock);
        this.spareOfTwo = new SparePermits(others, clock);
        this.one = new Permits(spareOfOne, leases);
        this.two = new Permits(spareOfTwo, others);
        this.sql = sql;
    }

    @Test
    void neverHasMoreCallsOpenThanTheChannelAllowsOverAllInstances() throws Exception {
        Channel channel = channelOf(7);
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < THREADS; thread++) {
                Permits instance = thread % 2 == 0 ? one : two;
                threads.submit(() -> {
                    for (int round = 0; round < 20; round++) {
                        try {
                            instance.within(channel, () -> {
                                most.accumulateAndGet(open.incrementAndGet(), Math::max);
                                pause(2);
                                open.decrementAndGet();
                                return done.incrementAndGet();
                            });
                        } catch (ChannelBusy busy) {
                            pause(1);
                        }
                    }
                });
            }
        }

        assertThat(most).hasValueBetween(2, 7);
        assertThat(done).hasValueGreaterThan(7);
        spareOfOne.close();
        spareOfTwo.close();
        assertThat(leases.openCalls()).doesNotContainKey(code);
    }

    @Test
    void givesAllPermitsAndNotOneMoreToThoseWhoAskAtOnce() throws Exception {
        Channel channel = channelOf(20);
        CountDownLatch asked = new CountDownLatch(THREADS);
        List<Future<Boolean>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < THREADS; thread++) {
                Permits instance = thread % 2 == 0 ? one : two;
                answers.add(threads.submit(() -> holdUntil(instance, channel, asked)));
            }
            asked.await(30, TimeUnit.SECONDS);
        }

        int given = 0;
        for (Future<Boolean> answer : answers) {
            given += answer.get() ? 1 : 0;
        }
        assertThat(given).isEqualTo(20);
    }

    @Test
    void tellsHowManyCallsAreOpenWhoeverMakesThem() {
        Channel channel = channelOf(3);

        one.within(
                channel,
                () -> two.within(channel, () -> {
                    assertThat(one.openCalls()).containsEntry(code, 2);
                    return "both";
                }));
        spareOfOne.close();
        spareOfTwo.close();

        assertThat(two.openCalls()).doesNotContainKey(code);
    }

    @Test
    void takesOverThePermitOfAnInstanceThatDied() {
        Channel channel = channelOf(1);
        leases.take(channel).orElseThrow();

        clock.move(DEADLINE.multipliedBy(2));
        assertThatThrownBy(() -> two.within(channel, () -> "too early")).isInstanceOf(ChannelBusy.class);
        clock.move(DEADLINE);

        assertThat(leases.openCalls()).doesNotContainKey(code);
        assertThat(two.within(channel, () -> "taken over")).isEqualTo("taken over");
    }

    @Test
    void aFormerHolderCannotGiveBackWhatAnotherHoldsNow() {
        Channel channel = channelOf(1);
        PermitMapper.Lease former = leases.take(channel).orElseThrow();
        clock.move(DEADLINE.multipliedBy(3));

        two.within(channel, () -> {
            leases.giveBack(former);
            assertThatThrownBy(() -> one.within(channel, () -> "second")).isInstanceOf(ChannelBusy.class);
            return "still held";
        });
    }

    @Test
    void aLowerLimitHoldsAtOnceAlsoWhileCallsAreOpenAboveIt() {
        List<PermitMapper.Lease> held = new ArrayList<>();
        for (int call = 0; call < 4; call++) {
            held.add(leases.take(channelOf(4)).orElseThrow());
        }
        held.sort(java.util.Comparator.comparingInt(PermitMapper.Lease::slot));
        Channel lowered = channelOf(2);

        leases.giveBack(held.get(0));
        leases.giveBack(held.get(1));
        assertThat(leases.take(lowered)).as("two are open above the limit").isEmpty();
        leases.giveBack(held.get(3));
        assertThat(leases.take(lowered)).as("one is open").isPresent();
        assertThat(leases.take(lowered)).as("two are open").isEmpty();
    }

    @Test
    void aHigherLimitHoldsAtOnce() {
        leases.take(channelOf(1)).orElseThrow();
        assertThat(leases.take(channelOf(1))).isEmpty();

        assertThat(leases.take(channelOf(2))).isPresent();
    }

    @Test
    void costsOneLookAndTwoWritesPerCallAndNoneForAFullInstance() {
        Channel channel = channelOf(1);
        one.within(channel, () -> "the slot is there");
        int before = writes.get();
        int calls = 20;
        for (int call = 0; call < calls; call++) {
            one.within(channel, () -> {
                assertThatThrownBy(() -> one.within(channel, () -> "second")).isInstanceOf(ChannelBusy.class);
                return "bank";
            });
        }

        assertThat(writes.get() - before).isEqualTo(2 * calls);
    }

    @Test
    void keepsAPermitForASecondWhileHalfTheChannelIsFree() {
        Channel channel = channelOf(4);
        one.within(channel, () -> "the slots are there");
        int before = writes.get();

        for (int call = 0; call < 20; call++) {
            one.within(channel, () -> "bank");
        }
        assertThat(writes.get() - before).as("it was taken by the very first").isZero();
        assertThat(two.openCalls()).containsEntry(code, 1);

        clock.move(Leases.KEPT);
        one.within(channel, () -> "bank");
        assertThat(writes.get() - before).as("given back, and another taken").isEqualTo(2);
        clock.move(Leases.KEPT);
        spareOfOne.giveBackWhatIsNotWanted();
        assertThat(two.openCalls()).as("nobody wanted it").doesNotContainKey(code);
    }

    @Test
    void aPermitThatIsKeptServesNoCallUnderAnotherLimit() {
        one.within(channelOf(4), () -> "kept");
        leases.take(channelOf(4)).orElseThrow();
        leases.take(channelOf(4)).orElseThrow();

        assertThatThrownBy(() -> one.within(channelOf(2), () -> "third")).isInstanceOf(ChannelBusy.class);
    }

    @Test
    void aPermitThatIsKeptOutlastsThreeDeadlinesAfterItsLastCall() {
        Channel channel = channelOf(2);
        one.within(channel, () -> "kept");
        clock.move(Leases.KEPT.minusMillis(1));

        one.within(channel, () -> {
            clock.move(DEADLINE.multipliedBy(3));
            assertThat(two.openCalls()).containsEntry(code, 1);
            return "bank";
        });
    }

    @Test
    void aPermitIsNotKeptWhenTheClockWasSetBack() {
        Channel channel = channelOf(4);
        one.within(channel, () -> "kept");
        clock.move(Duration.ofMinutes(-1));

        one.within(channel, () -> "bank");

        assertThat(writes.get()).as("slots, taken, given back, taken").isEqualTo(4);
    }

    /** The database itself would count what others write to it as well. */
    private PermitMapper counted(PermitMapper mapper) {
        return (PermitMapper) Proxy.newProxyInstance(
                PermitMapper.class.getClassLoader(), new Class<?>[] {PermitMapper.class}, (self, method, values) -> {
                    if (method.isAnnotationPresent(Update.class)) {
                        writes.incrementAndGet();
                    }
                    return AopUtils.invokeJoinpointUsingReflection(mapper, method, values);
                });
    }

    private boolean holdUntil(Permits permits, Channel channel, CountDownLatch asked) {
        try {
            return permits.within(channel, () -> {
                asked.countDown();
                await(asked);
                return true;
            });
        } catch (ChannelBusy busy) {
            asked.countDown();
            return false;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Channel channelOf(int calls) {
        return SampleChannel.of(code)
                .maxConcurrency(calls)
                .callDeadline(DEADLINE)
                .channel();
    }
}
