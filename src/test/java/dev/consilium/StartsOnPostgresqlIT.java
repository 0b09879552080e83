package dev.consilium;

import static dev.consilium.testing.Accounts.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.identity.People;
import dev.consilium.testing.Accounts;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ConsiliumTest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole application on PostgreSQL, told by its address alone. The server outlives the application and ends with the JVM. */
@ConsiliumTest
@DirtiesContext
class StartsOnPostgresqlIT {

    private static final EmbeddedPostgres POSTGRES = start();

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> POSTGRES.getJdbcUrl("postgres", "postgres"));
    }

    @Test
    void andSignsPeopleIn() {
        String username = new Accounts(people).person().username();
        assertThat(Browser.signedIn(port, username, PASSWORD).get("/").statusCode())
                .isEqualTo(200);
    }
}
