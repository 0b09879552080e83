package dev.consilium.cli;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.ConfigurableApplicationContext;

/** Where commands of a test find their database and files, told as an operator tells it: by settings from outside. */
final class CommandDatabase implements AutoCloseable {

    /** What the server of a database needs to end. */
    private interface Server {
        void close() throws IOException;
    }

    private final Map<String, String> settings;
    private final Server server;

    private CommandDatabase(Path directory, String url, String user, Server server) {
        this.server = server;
        this.settings = Map.of(
                "spring.datasource.url",
                url,
                "spring.datasource.username",
                user,
                "consilium.identity.bcrypt-strength",
                "4",
                "consilium.study.inbox",
                directory.resolve("inbox").toString(),
                "consilium.study.store",
                directory.resolve("objects").toString(),
                "consilium.study.keys",
                directory.resolve("keys").toString());
        settings.forEach(System::setProperty);
    }

    /** A file in {@code data} below the directory. */
    static CommandDatabase h2(Path directory) {
        String file = "jdbc:h2:file:" + directory.resolve("data/consilium");
        return new CommandDatabase(directory, file + ";TRACE_LEVEL_FILE=0", "consilium", () -> {});
    }

    static CommandDatabase postgresql(Path directory) {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.start();
            return new CommandDatabase(directory, server.getJdbcUrl("postgres", "postgres"), "postgres", server::close);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a server left behind that ran before the commands. */
    static <T> T prepare(Function<ConfigurableApplicationContext, T> work) {
        try (ConfigurableApplicationContext application = Application.start(new Diagnostics())) {
            return work.apply(application);
        }
    }

    @Override
    public void close() throws IOException {
        settings.keySet().forEach(System::clearProperty);
        server.close();
    }
}
