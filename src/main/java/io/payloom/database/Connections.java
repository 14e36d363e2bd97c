package io.payloom.database;

import javax.sql.DataSource;
import org.springframework.core.InfrastructureProxy;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Gives out connections by what they are for: a transaction has one that never commits by itself, a statement that stands
 * alone one that always does. So no connection is switched between the two, which would cost two round trips per
 * transaction. To Spring both are one data source: inside a transaction everybody gets the connection of the transaction.
 */
final class Connections extends DelegatingDataSource implements InfrastructureProxy {

    private final DataSource transactions;

    Connections(DataSource transactions, DataSource statements) {
        super(statements);
        this.transactions = transactions;
    }

    /** What a transaction's connection is found by while it lasts. */
    @Override
    public Object getWrappedObject() {
        return transactions;
    }
}
