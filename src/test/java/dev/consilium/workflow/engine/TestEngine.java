package dev.consilium.workflow.engine;

import dev.consilium.workflow.delegate.ProtocolDelegate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * The hardened engine on an in-memory H2, built as the product builds it (same plugin, same migration), for tests that drive jobs
 * by hand. Close it after use.
 */
public final class TestEngine implements AutoCloseable {

    private final JdbcConnectionPool dataSource;
    private final ProcessEngine engine;

    public TestEngine(Map<String, ? extends ProtocolDelegate> delegates, BpmnParseListener... listeners) {
        this(() -> delegates, listeners);
    }

    /** @param delegates asked anew by every expression */
    public TestEngine(
            Supplier<? extends Map<String, ? extends ProtocolDelegate>> delegates, BpmnParseListener... listeners) {
        dataSource = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        migrate(dataSource);
        SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
        configuration.setProcessEngineName("test-" + UUID.randomUUID());
        configuration.setDataSource(dataSource);
        configuration.setTransactionManager(new DataSourceTransactionManager(dataSource));
        configuration.setJobExecutorActivate(false);
        configuration
                .getProcessEnginePlugins()
                .add(new EngineHardening(settings(), delegates, List.of(listeners), List.of()));
        engine = configuration.buildProcessEngine();
    }

    public ProcessEngine engine() {
        return engine;
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /** Runs every job that is due now, and those they create, until none is left; timers stay. */
    public void runJobs() {
        List<Job> jobs = due();
        while (!jobs.isEmpty()) {
            for (Job job : jobs) {
                if (engine.getManagementService()
                                .createJobQuery()
                                .jobId(job.getId())
                                .count()
                        > 0) {
                    engine.getManagementService().executeJob(job.getId());
                }
            }
            jobs = due();
        }
    }

    private List<Job> due() {
        return engine.getManagementService()
                .createJobQuery()
                .executable()
                .messages()
                .list();
    }

    /** Takes away every instance there was, with its history; what is deployed stays. */
    public void forgetInstances() {
        var runtime = engine.getRuntimeService();
        runtime.createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "the test is over", true));
        var history = engine.getHistoryService();
        history.createHistoricProcessInstanceQuery()
                .list()
                .forEach(instance -> history.deleteHistoricProcessInstance(instance.getId()));
    }

    @Override
    public void close() {
        engine.close();
        dataSource.dispose();
    }

    private static WorkflowSettings settings() {
        return new WorkflowSettings(WorkflowSettings.History.AUDIT, "01:00", "05:00", 5, 1);
    }

    private static void migrate(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/none")
                .failOnMissingLocations(false)
                .javaMigrations(new EngineSchema())
                .load()
                .migrate();
    }
}
