package dev.consilium;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.project.ProtocolVersions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** The whole application comes up on H2 and has its protocols deployed. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:starts;DB_CLOSE_DELAY=-1",
            "consilium.identity.bcrypt-strength=4"
        })
class ApplicationStartsTest {

    @Autowired
    private ProtocolVersions versions;

    @Test
    void withItsProtocolsDeployed() {
        assertThat(versions.latest("finding-consensus").versionTag()).isEqualTo("2.1.0");
    }
}
