package dev.consilium.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.consilium.common.Refusal;
import dev.consilium.testing.TwoRoles;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may do what in the schema of its own, on a real server with real roles. */
class OriginDatabaseIT {

    private final TwoRoles roles = new TwoRoles();

    private static ReidentificationSettings as(@Nullable String user) {
        return new ReidentificationSettings(true, null, user, "", Duration.ofMinutes(15), Duration.ofDays(7));
    }

    private static void isRefused(DataSource application, ReidentificationSettings settings, String code) {
        assertThatThrownBy(() -> new OriginDatabase(application, settings, new StandardEnvironment()))
                .asInstanceOf(type(Refusal.class))
                .extracting(Refusal::code)
                .isEqualTo(code);
    }

    @Test
    void theApplicationAddsAndReadsNothing() {
        roles.schema();
        OriginDatabase database =
                new OriginDatabase(roles.application(), as(TwoRoles.OWNER), new StandardEnvironment());
        JdbcClient application = JdbcClient.create(roles.application());
        application.sql("""
                insert into reidentification.origin values ('1', 'project', 'P', '2.25.1', 'sealed', now())""").update();
        application
                .sql("grant select on reidentification.origin to " + TwoRoles.APPLICATION)
                .update();
        for (String denied : new String[] {
            "select * from reidentification.origin",
            "select count(*) from reidentification.origin",
            "update reidentification.origin set sealed = 'x'",
            "delete from reidentification.origin",
            "truncate reidentification.origin",
            "alter table reidentification.origin owner to " + TwoRoles.APPLICATION,
            "create table reidentification.other (id int)"
        }) {
            assertThatThrownBy(() -> application.sql(denied).update())
                    .as(denied)
                    .rootCause()
                    .satisfies(cause -> assertThat(cause.getMessage())
                            .containsAnyOf("permission denied", "must be owner", "no privileges"));
        }
        assertThat(database.reader()
                        .sql("select count(*) from reidentification.origin")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theOwnerReadsNothingOfTheApplication() {
        roles.schema();
        JdbcClient.create(roles.application())
                .sql("create table series (id int)")
                .update();
        assertThatThrownBy(() -> JdbcClient.create(roles.owner())
                        .sql("select * from series")
                        .query()
                        .listOfRows())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void twoStartsFindItMade() {
        roles.schema();
        new OriginDatabase(roles.application(), as(TwoRoles.OWNER), new StandardEnvironment());
        assertThat(new OriginDatabase(roles.application(), as(TwoRoles.OWNER), new StandardEnvironment()).kept())
                .isTrue();
    }

    @Test
    void nothingStartsThatWouldOnlyLookSafe() {
        isRefused(roles.application(), as(null), "REIDENTIFICATION_ROLE");
        isRefused(roles.application(), as(TwoRoles.APPLICATION), "REIDENTIFICATION_ROLE");
        isRefused(roles.application(), as(TwoRoles.OWNER), "REIDENTIFICATION_SCHEMA");
        roles.schema();
        isRefused(roles.superuser(), as(TwoRoles.OWNER), "REIDENTIFICATION_READABLE");
    }

    @Test
    void unsetNothingIsMade() {
        ReidentificationSettings unset =
                new ReidentificationSettings(false, null, null, null, Duration.ZERO, Duration.ZERO);
        assertThat(new OriginDatabase(roles.application(), unset, new StandardEnvironment()).kept())
                .isFalse();
    }
}
