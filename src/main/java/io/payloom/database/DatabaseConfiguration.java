package io.payloom.database;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.autoconfigure.flyway.FlywayProperties;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /**
     * A migration may take longer than any statement of an order, so it does not use the pool and its limits. Who has
     * configured a connection for it has that one.
     */
    @Bean
    FlywayConfigurationCustomizer migrationsTakeTheirTime(
            DataSourceProperties database, ObjectProvider<FlywayProperties> own) {
        return flyway -> {
            FlywayProperties properties = own.getIfAvailable(FlywayProperties::new);
            if (database.getUrl() != null && properties.getUrl() == null && properties.getUser() == null) {
                flyway.dataSource(database.getUrl(), database.getUsername(), database.getPassword());
            }
        };
    }
}
