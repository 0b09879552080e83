package dev.consilium.testing;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database of a role that is no superuser, beside another role that may own the schema of re-identification. */
public final class TwoRoles {

    public static final String APPLICATION = "consilium";
    public static final String OWNER = "consilium_reidentification";

    private final PGSimpleDataSource superuser;

    public TwoRoles() {
        this.superuser = (PGSimpleDataSource) PostgresqlServer.empty();
        JdbcClient jdbc = JdbcClient.create(superuser);
        for (String role : new String[] {APPLICATION, OWNER}) {
            jdbc.sql("do $$ begin create role " + role + " login; exception when duplicate_object then null; end $$")
                    .update();
        }
        jdbc.sql("alter database " + superuser.getDatabaseName() + " owner to " + APPLICATION)
                .update();
    }

    /** As an operator makes it. */
    public TwoRoles schema() {
        JdbcClient.create(superuser)
                .sql("create schema reidentification authorization " + OWNER)
                .update();
        return this;
    }

    public DataSource superuser() {
        return superuser;
    }

    public DataSource application() {
        return as(APPLICATION);
    }

    public DataSource owner() {
        return as(OWNER);
    }

    /** Without a user. */
    public String url() {
        return "jdbc:postgresql://localhost:" + superuser.getPortNumbers()[0] + "/" + superuser.getDatabaseName();
    }

    private DataSource as(String role) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser(role);
        return source;
    }
}
