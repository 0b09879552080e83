package dev.consilium.testing;

import dev.consilium.common.Ids;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A database and directories of its own for each application context. */
final class Databases {

    private Databases() {}

    /** In memory. */
    static final class H2 implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            apply(context, "jdbc:h2:mem:" + Ids.random() + ";DB_CLOSE_DELAY=-1", "consilium");
        }
    }

    /** A server of its own, gone with the context. */
    static final class Postgresql implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                // A hook of its own would stop it while the context, closing at the same moment, still needs it.
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setRegisterShutdownHook(false)
                        .start();
                destroyLast(context, server);
                apply(context, server.getJdbcUrl("postgres", "postgres"), "postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Beans are destroyed in reverse order of registration, so those that still use the server go first. */
        private static void destroyLast(ConfigurableApplicationContext context, EmbeddedPostgres server) {
            ((DefaultListableBeanFactory) context.getBeanFactory())
                    .registerDisposableBean("embeddedPostgres", server::close);
        }
    }

    /** As {@link Postgresql}, by a role that is no superuser, with the way back to patients in the hands of another role. */
    static final class Reidentifying implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TwoRoles roles = new TwoRoles().schema();
            apply(context, roles.url(), TwoRoles.APPLICATION);
            TestPropertyValues.of(
                            "consilium.reidentification.kept=true",
                            "consilium.reidentification.username=" + TwoRoles.OWNER)
                    .applyTo(context);
        }
    }

    private static void apply(ConfigurableApplicationContext context, String url, String user) {
        try {
            Path data = Files.createTempDirectory("consilium-");
            TestPropertyValues.of(
                            "spring.datasource.url=" + url,
                            "spring.datasource.username=" + user,
                            "consilium.study.inbox=" + data.resolve("inbox"),
                            "consilium.study.store=" + data.resolve("objects"),
                            "consilium.study.keys=" + data.resolve("keys"))
                    .applyTo(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
