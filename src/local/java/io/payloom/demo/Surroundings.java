package io.payloom.demo;

import io.payloom.local.ReceivedNotification;
import io.payloom.support.SigningMerchant;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the demo looks and asks.
 *
 * @param merchant places the orders
 * @param notifications what the merchant's server got
 * @param operateUrl empty without Operate
 */
public record Surroundings(
        Books books,
        SigningMerchant merchant,
        Supplier<List<ReceivedNotification>> notifications,
        Optional<String> operateUrl,
        Clock clock) {}
