package dev.consilium.worklist;

import dev.consilium.workflow.operation.EngineWatch;
import java.sql.DatabaseMetaData;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which versions run here, asked for each time: another node may have migrated the database in the meantime. */
@Component
class InstalledSoftware {

    private final ObjectProvider<BuildProperties> build;
    private final EngineWatch engine;
    private final JdbcTemplate jdbc;

    InstalledSoftware(ObjectProvider<BuildProperties> build, EngineWatch engine, JdbcTemplate jdbc) {
        this.build = build;
        this.engine = engine;
        this.jdbc = jdbc;
    }

    SystemVersions versions() {
        BuildProperties product = build.getIfAvailable();
        String database = database();
        return jdbc.queryForObject(
                """
                select "version", "description", "installed_on" from "flyway_schema_history"
                where "success" and "version" is not null
                order by "installed_rank" desc fetch first 1 row only""",
                (row, number) -> new SystemVersions(
                        product == null ? "?" : String.valueOf(product.getVersion()),
                        Runtime.version().toString(),
                        database,
                        engine.version(),
                        row.getString("version"),
                        row.getString("description"),
                        row.getTimestamp("installed_on").toInstant()));
    }

    private String database() {
        return jdbc.execute((ConnectionCallback<String>) connection -> {
            DatabaseMetaData its = connection.getMetaData();
            return its.getDatabaseProductName() + " " + its.getDatabaseProductVersion();
        });
    }
}
