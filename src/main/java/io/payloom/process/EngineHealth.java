package io.payloom.process;

import java.time.Duration;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the engine means to the health of this instance. Now: without it orders wait, so {@code /actuator/health} says so.
 * Readiness: an instance that has just started takes no requests before the engine has taken commands and the diagrams,
 * without which no order is started. Later it does, for orders are accepted without the engine; and after two minutes, so
 * that an engine that is away for long keeps no instance out.
 */
@Configuration
class EngineHealth {

    private static final Duration LONGEST_TO_WAIT = Duration.ofMinutes(2);

    @Bean
    HealthIndicator engineProcessingHealthIndicator(EngineWatch engine) {
        return () -> (engine.isProcessing() ? Health.up() : Health.down())
                .withDetail("partitions", engine.words())
                .build();
    }

    @Bean
    HealthIndicator engineSeenHealthIndicator(EngineWatch engine, ProcessDeployer deployer) {
        long begun = System.nanoTime();
        return () -> {
            boolean waited = System.nanoTime() - begun > LONGEST_TO_WAIT.toNanos();
            boolean started = engine.hasSeenIt() && deployer.isDeployed();
            return (started || waited ? Health.up() : Health.outOfService())
                    .withDetail("partitions", engine.words())
                    .withDetail("diagrams", deployer.isDeployed() ? "deployed" : "not deployed yet")
                    .build();
        };
    }
}
