package io.payloom.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One path that money can take, as the catalogue describes it. Several channels may be virtual views of one bank
 * connection.
 *
 * @param protocol names the adapter that speaks to it
 * @param baseUrl without a slash at the end; the adapter appends its own paths
 * @param weight share of the traffic among equals, at least 1
 * @param priority entries that add up; of the channel, each interface may have more
 * @param timeZone of the bank's days, its service hours and the dates in order numbers
 * @param calendar code of that on which its bank works; null for Saturday and Sunday off
 * @param callDeadline for one whole call: pool, connect, TLS, write and read
 * @param maxConcurrency calls that may be open at the same time, over all instances
 * @param queriesPerSecond how often its bank may be asked for results, over all instances
 * @param maxBacklog unfinished transactions above which the channel takes no more; null for any number
 * @param reserve how the balances of its accounts are looked after; null when its bank is not asked for them
 * @param serviceHours when it works, in its time zone; empty means always
 */
public record Channel(
        String code,
        String name,
        String protocol,
        String baseUrl,
        boolean enabled,
        int weight,
        List<PriorityEntry> priority,
        ZoneId timeZone,
        @Nullable String calendar,
        OrderNumberRule orderNumbers,
        Duration callDeadline,
        int maxConcurrency,
        int queriesPerSecond,
        @Nullable Integer maxBacklog,
        @Nullable ReserveRules reserve,
        List<ServiceHours> serviceHours,
        List<MaintenanceWindow> maintenance,
        List<Limit> limits,
        List<ChannelInterface> interfaces,
        List<Account> accounts) {

    public Channel {
        priority = List.copyOf(priority);
        serviceHours = List.copyOf(serviceHours);
        maintenance = List.copyOf(maintenance);
        limits = List.copyOf(limits);
        interfaces = List.copyOf(interfaces);
        accounts = List.copyOf(accounts);
    }

    /** Empty when the channel does not offer the operation. */
    public Optional<ChannelInterface> offer(Operation operation) {
        return interfaces.stream().filter(one -> one.operation() == operation).findFirst();
    }

    /** When the maintenance ends that stops an order now; empty when none does. */
    public Optional<Instant> maintenanceEnd(Operation operation, @Nullable String institution, Instant now) {
        return maintenance.stream()
                .filter(window -> window.stops(operation, institution, now))
                .map(MaintenanceWindow::to)
                .max(Comparator.naturalOrder());
    }

    public Optional<Account> account(String accountCode) {
        return accounts.stream().filter(one -> one.code().equals(accountCode)).findFirst();
    }
}
