package dev.consilium.platform;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** Refuses every change of a row on H2; tables that are append-only name it in their guards, as PostgreSQL names a function. */
public final class AppendOnlyTrigger implements Trigger {

    private String table = "";

    @Override
    public void init(Connection connection, String schema, String trigger, String tableName, boolean before, int type) {
        table = tableName;
    }

    @Override
    public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after) throws SQLException {
        throw new SQLException(table.toLowerCase(java.util.Locale.ROOT) + " is append-only");
    }
}
