package dev.consilium.bench;

import dev.consilium.Consilium;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CreatePersonCommand;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.identity.Role;
import dev.consilium.project.Projects;
import dev.consilium.workflow.task.OpenTask;
import dev.consilium.workflow.task.TaskOpened;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The application with its real job executor on a database of its own, a team for one project, and the tasks that open. */
abstract class BenchedApplication implements AutoCloseable {

    static final Actor BENCH = Actor.system("bench");
    static final String PASSWORD = "a long bench password";
    private static final int READERS = 3;

    final ConfigurableApplicationContext context;
    final String projectId;
    final List<Actor> annotators = new ArrayList<>();
    final Actor senior;
    private final BlockingQueue<OpenTask> opened = new LinkedBlockingQueue<>();

    BenchedApplication(String jdbcUrl, Path files, boolean empty) {
        SpringApplicationBuilder builder = new SpringApplicationBuilder(Consilium.class);
        builder.initializers(started -> started.addApplicationListener(
                (ApplicationListener<PayloadApplicationEvent<?>>) event -> remember(event.getPayload())));
        if (empty) {
            builder.initializers(started -> started.addBeanFactoryPostProcessor(new EmptyDelegates()));
        }
        context = builder.run(settings(jdbcUrl, files));
        projectId =
                bean(Projects.class).create("Bench", "finding-consensus", BENCH).id();
        for (int i = 1; i <= READERS; i++) {
            annotators.add(member("reader-" + i, Role.ANNOTATOR));
        }
        senior = member("senior", Role.SENIOR);
    }

    /** @param files where the application keeps what is its own */
    static String[] settings(String jdbcUrl, Path files) {
        return new String[] {
            "--spring.datasource.url=" + jdbcUrl,
            "--spring.datasource.username=postgres",
            "--server.port=0",
            "--spring.main.banner-mode=off",
            "--logging.level.root=error",
            "--consilium.identity.bcrypt-strength=4",
            "--consilium.arbitration.audits=false",
            "--consilium.study.inbox=" + files.resolve("inbox"),
            "--consilium.study.store=" + files.resolve("objects"),
            "--consilium.study.keys=" + files.resolve("keys")
        };
    }

    /** Opens a case. @return its id */
    abstract String open();

    /** The person takes the task and completes it. @param reading 0 for the first reading of its case, and so on */
    abstract void answer(OpenTask task, int reading);

    BlockingQueue<OpenTask> opened() {
        return opened;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    long running() {
        return bean(JdbcClient.class)
                .sql("select count(*) from act_ru_execution where parent_id_ is null")
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        context.close();
    }

    private Actor member(String username, Role role) {
        String id = bean(People.class)
                .create(new CreatePersonCommand(username, username, PASSWORD, false), BENCH)
                .id();
        bean(Memberships.class).grant(projectId, id, role, BENCH);
        return Actor.person(id);
    }

    private void remember(Object event) {
        if (event instanceof TaskOpened task) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    opened.add(task.task());
                }
            });
        }
    }
}
