package dev.consilium.identity;

import dev.consilium.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code person}. */
@Repository
class Accounts {

    private static final String SELECT = "select id, username, display_name, admin, enabled from person";
    private static final String NAMED =
            " where position(:text in username) > 0 or position(:text in lower(display_name)) > 0";

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Person person, String passwordHash, Instant createdAt) {
        jdbc.sql("""
                insert into person (id, username, display_name, password_hash, admin, enabled, created_at)
                values (:id, :username, :displayName, :hash, :admin, :enabled, :createdAt)""")
                .param("id", person.id())
                .param("username", person.username())
                .param("displayName", person.displayName())
                .param("hash", passwordHash)
                .param("admin", person.admin())
                .param("enabled", person.enabled())
                .param("createdAt", SqlTime.of(createdAt))
                .update();
    }

    Optional<Person> byId(String id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(Accounts::person)
                .optional();
    }

    List<Person> byIds(Collection<String> ids) {
        return jdbc.sql(SELECT + " where id in (:ids)")
                .param("ids", ids)
                .query(Accounts::person)
                .list();
    }

    Optional<Person> byUsername(String username) {
        return jdbc.sql(SELECT + " where username = :username")
                .param("username", username)
                .query(Accounts::person)
                .optional();
    }

    List<Person> all() {
        return jdbc.sql(SELECT + " order by username").query(Accounts::person).list();
    }

    /** @param text a part of user name or name, in small letters */
    List<Person> named(String text, int offset, int limit) {
        return jdbc.sql(SELECT + NAMED + " order by username offset :offset rows fetch next :limit rows only")
                .param("text", text)
                .param("offset", offset)
                .param("limit", limit)
                .query(Accounts::person)
                .list();
    }

    int countNamed(String text) {
        return jdbc.sql("select count(*) from person" + NAMED)
                .param("text", text)
                .query(Integer.class)
                .single();
    }

    List<Person> enabledHolding(String projectId, Role role) {
        return jdbc.sql("""
                select p.id, p.username, p.display_name, p.admin, p.enabled
                from person p join membership m on m.person_id = p.id
                where m.project_id = :project and m.role = :role and p.enabled
                order by p.username""")
                .param("project", projectId)
                .param("role", role.group())
                .query(Accounts::person)
                .list();
    }

    void setPassword(String personId, String hash) {
        jdbc.sql("update person set password_hash = :hash where id = :id")
                .param("hash", hash)
                .param("id", personId)
                .update();
    }

    void rename(String personId, String displayName) {
        jdbc.sql("update person set display_name = :name where id = :id")
                .param("name", displayName)
                .param("id", personId)
                .update();
    }

    /** @return whether that changed anything */
    boolean enable(String personId, boolean enabled) {
        return jdbc.sql("update person set enabled = :enabled where id = :id and enabled <> :enabled")
                        .param("enabled", enabled)
                        .param("id", personId)
                        .update()
                == 1;
    }

    Optional<String> passwordHash(String personId) {
        return jdbc.sql("select password_hash from person where id = :id and enabled")
                .param("id", personId)
                .query(String.class)
                .optional();
    }

    /** Also of a disabled account, so that its sign-in takes as long as every other. */
    Optional<String> storedHash(String personId) {
        return jdbc.sql("select password_hash from person where id = :id")
                .param("id", personId)
                .query(String.class)
                .optional();
    }

    boolean isEmpty() {
        return jdbc.sql("select count(*) from person").query(Integer.class).single() == 0;
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getString("id"),
                row.getString("username"),
                row.getString("display_name"),
                row.getBoolean("admin"),
                row.getBoolean("enabled"));
    }
}
