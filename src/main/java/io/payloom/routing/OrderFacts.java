package io.payloom.routing;

import io.payloom.catalogue.MerchantRoutes;
import io.payloom.catalogue.OrderElement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order at one moment, as filters and expressions see it; the moment looks different in each time zone. */
final class OrderFacts {

    private static final DateTimeFormatter HOURS_AND_MINUTES = DateTimeFormatter.ofPattern("HH:mm");

    private final RoutingRequest order;
    private final Instant now;
    private final @Nullable MerchantRoutes merchant;
    private final Map<ZoneId, Local> locals = new HashMap<>(4);
    private @Nullable ZoneId lastZone;
    private @Nullable Local lastLocal;

    /** @param merchant what the catalogue says of the merchant by name, null for nothing */
    OrderFacts(RoutingRequest order, Instant now, @Nullable MerchantRoutes merchant) {
        this.order = order;
        this.now = now;
        this.merchant = merchant;
    }

    RoutingRequest order() {
        return order;
    }

    Instant now() {
        return now;
    }

    /** Of the merchant. */
    @Nullable
    String region() {
        return merchant == null ? null : merchant.region();
    }

    /** Of the merchant. */
    @Nullable
    String industry() {
        return merchant == null ? null : merchant.industry();
    }

    LocalDate day(ZoneId zone) {
        return local(zone).day;
    }

    int minuteOfDay(ZoneId zone) {
        return local(zone).minuteOfDay;
    }

    /** The element's text; null when the order does not say it. */
    @Nullable
    String text(OrderElement element, ZoneId zone) {
        RoutingRequest.Details details = order.details();
        return switch (element) {
            case ORDER_NO -> order.orderNo();
            case MERCHANT -> order.merchantId();
            case METHOD -> order.method();
            case TYPE -> order.type();
            case AMOUNT -> Long.toString(order.amount().value());
            case CURRENCY -> order.amount().currency();
            case INSTITUTION -> details.institution();
            case BIN -> details.bin();
            case TERMINAL_TYPE -> details.terminalType();
            case BUSINESS_PRODUCT -> details.businessProduct();
            case PAY_PRODUCT -> details.payProduct();
            case MEMBER -> details.member();
            case PAYER_KIND -> details.payerKind();
            case TIME_OF_DAY -> local(zone).time.format(HOURS_AND_MINUTES);
            case WEEKDAY -> Integer.toString(local(zone).weekday);
        };
    }

    /** The value of an element that is a number, or a time as its minute of the day. */
    long number(OrderElement element, ZoneId zone) {
        return switch (element) {
            case AMOUNT -> order.amount().value();
            case TIME_OF_DAY -> local(zone).minuteOfDay;
            case WEEKDAY -> local(zone).weekday;
            default -> throw new IllegalArgumentException(element + " is no number");
        };
    }

    /** All elements that the order says, by their names in expressions. */
    Map<String, Object> forExpressions(ZoneId zone) {
        Map<String, Object> facts = new HashMap<>();
        for (OrderElement element : OrderElement.values()) {
            Object value =
                    switch (element) {
                        case AMOUNT, WEEKDAY -> number(element, zone);
                        case TIME_OF_DAY -> local(zone).time;
                        default -> text(element, zone);
                    };
            if (value != null) {
                facts.put(element.word(), value);
            }
        }
        return facts;
    }

    /** Nearly all channels share one zone, so the one asked for last is at hand. */
    private Local local(ZoneId zone) {
        Local local = lastLocal;
        if (local == null || !zone.equals(lastZone)) {
            local = locals.computeIfAbsent(zone, unseen -> new Local(now.atZone(unseen)));
            lastZone = zone;
            lastLocal = local;
        }
        return local;
    }

    private static final class Local {
        private final LocalDate day;
        private final LocalTime time;
        private final int minuteOfDay;
        private final int weekday;

        Local(ZonedDateTime moment) {
            this.day = moment.toLocalDate();
            this.time = moment.toLocalTime();
            this.minuteOfDay = moment.get(ChronoField.MINUTE_OF_DAY);
            this.weekday = moment.getDayOfWeek().getValue();
        }
    }
}
