package dev.consilium;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes that start at the same moment on one empty PostgreSQL: one migrates and deploys, both run. */
class TwoNodesIT {

    @TempDir
    Path data;

    @Test
    void startAtOnce() throws Exception {
        ExecutorService starters = Executors.newFixedThreadPool(2);
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            List<CompletableFuture<ConfigurableApplicationContext>> nodes = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> start(url), starters))
                    .limit(2)
                    .toList();
            try {
                for (CompletableFuture<ConfigurableApplicationContext> node : nodes) {
                    assertThat(node.get(5, TimeUnit.MINUTES).isRunning()).isTrue();
                }
                JdbcClient jdbc = JdbcClient.create(server.getPostgresDatabase());
                assertThat(count(jdbc, "protocol_version")).isEqualTo(2);
                assertThat(count(jdbc, "act_re_deployment")).isEqualTo(4);
            } finally {
                nodes.stream().filter(node -> !node.isCompletedExceptionally()).forEach(node -> node.join()
                        .close());
            }
        } finally {
            starters.shutdownNow();
        }
    }

    private static int count(JdbcClient jdbc, String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private ConfigurableApplicationContext start(String url) {
        return new SpringApplicationBuilder(Consilium.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=postgres",
                        "--spring.jmx.enabled=false",
                        "--consilium.study.inbox=" + data.resolve("inbox"),
                        "--consilium.study.store=" + data.resolve("objects"),
                        "--consilium.study.keys=" + data.resolve("keys"));
    }
}
