package dev.consilium.workflow.sandbox;

import dev.consilium.common.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.util.FileSystemUtils;

/**
 * The application once more, without web, on a database in memory and a directory of its own. It sees none of the server's settings:
 * neither environment variables nor system properties nor files beside the server, so nothing can lead it to the server's data.
 */
final class SandboxContext {

    private static final Logger log = LoggerFactory.getLogger(SandboxContext.class);
    private static final String PROTOCOLS = "consilium.workflow.protocols.directory";

    private final Class<?> application;
    private final ApplicationContext server;
    private final String id = Ids.random();
    private final String database = "jdbc:h2:mem:sandbox-" + id;

    SandboxContext(Class<?> application, ApplicationContext server) {
        this.application = application;
        this.server = server;
    }

    record Started(ConfigurableApplicationContext context, Path directory) {}

    Started start(Sandbox.Purpose purpose) {
        Path directory = directory();
        try {
            SpringApplication sandbox = new SpringApplicationBuilder(application)
                    .resourceLoader(new DefaultResourceLoader(server.getClassLoader()))
                    .environment(new Apart())
                    .web(WebApplicationType.NONE)
                    .bannerMode(Banner.Mode.OFF)
                    .logStartupInfo(false)
                    .lazyInitialization(true)
                    .registerShutdownHook(false)
                    .build();
            // Logging belongs to the server: a second start of it would begin the log anew.
            sandbox.setListeners(sandbox.getListeners().stream()
                    .filter(listener -> !(listener instanceof LoggingApplicationListener))
                    .toList());
            return new Started(sandbox.run(settings(purpose, directory)), directory);
        } catch (RuntimeException e) {
            shutDown();
            remove(directory);
            throw e;
        }
    }

    void end(Started started) {
        try {
            started.context().close();
        } finally {
            shutDown();
            remove(started.directory());
        }
    }

    /** Its engine asks for the database to outlive its connections. */
    private void shutDown() {
        try (Connection last = DriverManager.getConnection(database, "consilium", "");
                Statement statement = last.createStatement()) {
            statement.execute("shutdown");
        } catch (SQLException e) {
            log.warn("The database of a sandbox was left in memory: {}", e.getMessage());
        }
    }

    private String[] settings(Sandbox.Purpose purpose, Path directory) {
        List<String> settings = new ArrayList<>(List.of(
                "--spring.config.location=classpath:/",
                "--spring.profiles.active=" + purpose.profiles(),
                "--spring.datasource.url=" + database + ";DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=500",
                "--spring.datasource.hikari.maximum-pool-size=4",
                "--spring.jmx.enabled=false",
                // The engine keeps its engines by name for the whole process.
                "--camunda.bpm.process-engine-name=sandbox" + id.replace("-", ""),
                "--management.metrics.use-global-registry=false",
                "--consilium.study.inbox=" + directory.resolve("inbox"),
                "--consilium.study.store=" + directory.resolve("objects"),
                "--consilium.study.keys=" + directory.resolve("keys"),
                "--consilium.dataset.exports=" + directory.resolve("exports")));
        String protocols = server.getEnvironment().getProperty(PROTOCOLS);
        if (protocols != null) {
            settings.add("--" + PROTOCOLS + "=" + protocols);
        }
        return settings.toArray(String[]::new);
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("consilium-sandbox-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path directory) {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            log.warn("The directory of a sandbox was left behind: {}", directory);
        }
    }

    /** Without what the process was started with. */
    private static final class Apart extends StandardEnvironment {

        @Override
        protected void customizePropertySources(MutablePropertySources sources) {
            // nothing of the process
        }
    }
}
