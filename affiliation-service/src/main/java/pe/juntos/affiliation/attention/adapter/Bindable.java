package pe.juntos.affiliation.attention.adapter;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;

/** A statement whose values may be null. */
record Bindable(DatabaseClient.GenericExecuteSpec statement) {

    static Bindable of(DatabaseClient client, String sql) {
        return new Bindable(client.sql(sql));
    }

    Bindable with(String name, Object value) {
        return new Bindable(statement.bind(name, value));
    }

    <T> Bindable with(String name, @Nullable T value, Class<T> type) {
        return new Bindable(value == null ? statement.bindNull(name, type) : statement.bind(name, value));
    }
}
