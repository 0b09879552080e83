package dev.consilium.study;

import dev.consilium.common.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Component;

/**
 * The schema {@code reidentification}. On PostgreSQL a role of its own owns it and the application's role may add rows and read none; on
 * H2 it is a schema and no more. Made at the start where it is to be kept.
 */
@Component
class OriginDatabase {

    private static final String SCHEMA = "reidentification";

    private final @Nullable JdbcClient reader;

    /** A replay has a database of its own, and no patients. */
    OriginDatabase(DataSource application, ReidentificationSettings settings, Environment environment) {
        boolean replay = environment.matchesProfiles("replay");
        this.reader = settings.kept() && !replay ? open(application, settings) : null;
    }

    boolean kept() {
        return reader != null;
    }

    /** As the role that may read. */
    JdbcClient reader() {
        return Objects.requireNonNull(reader);
    }

    private static JdbcClient open(DataSource application, ReidentificationSettings settings) {
        try (Connection connection = application.getConnection()) {
            boolean postgresql =
                    connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
            String role = connection.getMetaData().getUserName();
            DataSource owner = owner(application, connection, settings);
            if (!postgresql) {
                migrate(owner, "h2", SCHEMA.toUpperCase(java.util.Locale.ROOT), role);
                return JdbcClient.create(owner);
            }
            requireOther(role, settings);
            migrate(owner, "postgresql", SCHEMA, role);
            requireUnreadable(application);
            return JdbcClient.create(owner);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DataSource owner(DataSource application, Connection connection, ReidentificationSettings settings)
            throws SQLException {
        String username = settings.username();
        if (username == null || username.isBlank()) {
            return application;
        }
        String url = settings.url() == null ? connection.getMetaData().getURL() : settings.url();
        return new DriverManagerDataSource(url, username, Objects.requireNonNullElse(settings.password(), ""));
    }

    private static void requireOther(String role, ReidentificationSettings settings) {
        if (settings.username() == null || settings.username().isBlank() || role.equals(settings.username())) {
            throw Refusal.invalid(
                    "REIDENTIFICATION_ROLE",
                    "On PostgreSQL a role of its own keeps the re-identification table; set consilium.reidentification.username and .password.");
        }
    }

    private static void migrate(DataSource owner, String dialect, String schema, String role) {
        try {
            Flyway.configure()
                    .dataSource(owner)
                    .schemas(schema)
                    .locations("classpath:db/reidentification/" + dialect)
                    .placeholders(Map.of("application", '"' + role.replace("\"", "\"\"") + '"'))
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "REIDENTIFICATION_SCHEMA",
                    "The re-identification table cannot be made; give its role a schema of its own, named reidentification.",
                    e);
        }
    }

    /** A superuser may read everything, and so may whoever was granted it. */
    private static void requireUnreadable(DataSource application) {
        boolean readable =
                JdbcClient.create(application).sql("""
                select has_any_column_privilege('reidentification.origin', 'select')
                    or pg_has_role((select tableowner from pg_tables
                        where schemaname = 'reidentification' and tablename = 'origin'), 'member')""").query(Boolean.class).single();
        if (readable) {
            throw Refusal.invalid(
                    "REIDENTIFICATION_READABLE",
                    "The application's database role can read the re-identification table; use a role that is no superuser and has no right to it.");
        }
    }
}
