package dev.consilium.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestPropertySource;

/**
 * The whole application over real HTTP on a database of its own, without the job executor. Classes with this annotation and
 * nothing else that configures Spring share one running application, so each makes the people and projects it needs.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "consilium.identity.bcrypt-strength=4",
            "consilium.study.inbox=target/test-data/inbox",
            "consilium.study.store=target/test-data/objects",
            "consilium.study.keys=target/test-data/keys"
        })
public @interface ConsiliumTest {}
