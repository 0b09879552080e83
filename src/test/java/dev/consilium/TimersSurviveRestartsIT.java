package dev.consilium;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.annotation.Label;
import dev.consilium.common.Ids;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CreatePersonCommand;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.identity.Role;
import dev.consilium.project.Cases;
import dev.consilium.project.Projects;
import dev.consilium.workflow.protocol.ProtocolDeployment;
import dev.consilium.workflow.protocol.TestProtocols;
import dev.consilium.worklist.Claiming;
import dev.consilium.worklist.CompleteTaskCommand;
import dev.consilium.worklist.TaskCompletion;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deadlines that pass while the server is down are kept as soon as it is up again, by the file that holds everything. */
class TimersSurviveRestartsIT {

    private static final Actor TEST = Actor.system("test");
    private static final Duration DOWN = Duration.ofDays(4);

    @TempDir
    Path data;

    @AfterEach
    void now() {
        ClockUtil.reset();
    }

    @Test
    void aReminderAndADueDateThatPassedMeanwhile() {
        String task;
        try (ConfigurableApplicationContext before = start(Duration.ZERO)) {
            task = aTaskThatAdaHolds(before);
            assertThat(state(before, task).get("reminded_at")).isNull();
        }
        ClockUtil.offset(DOWN.toMillis());
        try (ConfigurableApplicationContext after = start(DOWN)) {
            Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                assertThat(state(after, task).get("reminded_at")).isNotNull();
                assertThat(state(after, task).get("holder")).isEqualTo("ben");
                assertThat(state(after, task).get("overdue_since")).isNotNull();
            });
        }
    }

    private static String aTaskThatAdaHolds(ConfigurableApplicationContext context) {
        context.getBean(ProtocolDeployment.class).deploy(TestProtocols.of("timed-reading"));
        String project = context.getBean(Projects.class)
                .create("restart", "timed-reading", TEST)
                .id();
        People people = context.getBean(People.class);
        List<String> readers = List.of("ada", "ben", "cem").stream()
                .map(name -> people.create(new CreatePersonCommand(name, name, "Pa-" + Ids.random(), false), TEST)
                        .id())
                .toList();
        readers.forEach(reader -> context.getBean(Memberships.class).grant(project, reader, Role.ANNOTATOR, TEST));
        String caseId = context.getBean(Cases.class)
                .open(project, Ids.random(), "CT", "routine")
                .id();
        List<String> tasks = Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> context.getBean(JdbcClient.class)
                                .sql("select task_id from worklist_item where case_id = :case order by task_id")
                                .param("case", caseId)
                                .query(String.class)
                                .list(),
                        found -> found.size() == 3);
        Claiming claiming = context.getBean(Claiming.class);
        claiming.claim(tasks.get(0), Actor.person(readers.get(0)));
        claiming.claim(tasks.get(1), Actor.person(readers.get(2)));
        complete(context, tasks.get(1));
        return tasks.get(0);
    }

    /** Cem's reading is out of the way: its own deadlines are not what is asked for. */
    private static void complete(ConfigurableApplicationContext context, String task) {
        String cem =
                context.getBean(People.class).byUsername("cem").orElseThrow().id();
        context.getBean(TaskCompletion.class)
                .complete(
                        task,
                        new CompleteTaskCommand(
                                List.of(Label.finding("infarct")), 0.5, Set.of(), null, null, null, null, null),
                        Actor.person(cem),
                        null);
    }

    private static Map<String, Object> state(ConfigurableApplicationContext context, String task) {
        return context.getBean(JdbcClient.class)
                .sql("""
                        select i.reminded_at, p.username as holder, c.overdue_since from worklist_item i
                        join reading_case c on c.id = i.case_id left join person p on p.id = i.assignee
                        where i.task_id = :task""")
                .param("task", task)
                .query()
                .singleRow();
    }

    private ConfigurableApplicationContext start(Duration later) {
        ApplicationContextInitializer<GenericApplicationContext> clock = context -> context.registerBean(
                "laterClock",
                Clock.class,
                () -> Clock.offset(Clock.tick(Clock.systemUTC(), Duration.ofMillis(1)), later),
                definition -> definition.setPrimary(true));
        return new SpringApplicationBuilder(Consilium.class)
                .initializers(clock)
                .run(
                        "--server.port=0",
                        "--spring.jmx.enabled=false",
                        "--spring.datasource.url=jdbc:h2:file:" + data.resolve("consilium") + ";WRITE_DELAY=0",
                        "--consilium.study.inbox=" + data.resolve("inbox"),
                        "--consilium.study.store=" + data.resolve("objects"),
                        "--consilium.study.keys=" + data.resolve("keys"));
    }
}
