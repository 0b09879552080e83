package dev.consilium.workflow.engine;

import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.workflow.delegate.ProtocolDelegate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.CompositeProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.incident.IncidentHandler;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Wires the embedded engine: after the migrations, hardened, with jobs that run as a named principal. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    static final Actor JOBS = Actor.system("jobs");

    private static final int SECONDS_TO_END = 20;
    private static final int JOB_QUEUE = 3;

    @Bean
    @DependsOnDatabaseInitialization
    ProcessEngineConfigurationImpl processEngineConfigurationImpl(ObjectProvider<ProcessEnginePlugin> plugins) {
        SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
        configuration
                .getProcessEnginePlugins()
                .add(new CompositeProcessEnginePlugin(plugins.orderedStream().toList()));
        return configuration;
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ProcessEnginePlugin engineHardening(
            WorkflowSettings settings,
            ApplicationContext context,
            List<BpmnParseListener> listeners,
            List<IncidentHandler> incidents) {
        return new EngineHardening(settings, new DelegateBeans(context), listeners, incidents);
    }

    /** Replaces the starter's pool: every job runs as {@code system:jobs}, cleared afterwards. */
    @Bean
    TaskExecutor camundaTaskExecutor(
            WorkflowSettings settings,
            ObjectProvider<CurrentActor> currentActor,
            ObjectProvider<EngineGateway> gateway,
            JobPulse pulse) {
        ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
        pool.setCorePoolSize(settings.jobThreads());
        pool.setMaxPoolSize(settings.jobThreads());
        pool.setQueueCapacity(JOB_QUEUE);
        pool.setThreadNamePrefix("job-");
        // An interrupt closes the file of H2 under everybody who uses it.
        pool.setWaitForTasksToCompleteOnShutdown(true);
        pool.setAwaitTerminationSeconds(SECONDS_TO_END);
        pool.setTaskDecorator(job -> () -> currentActor.getObject().as(JOBS, () -> gateway.getObject()
                .as(JOBS, engine -> {
                    job.run();
                    pulse.beat();
                    return Boolean.TRUE;
                })));
        return pool;
    }

    /** The delegates of the catalogue by bean name, looked up once, when the first expression needs them. */
    private static final class DelegateBeans implements java.util.function.Supplier<Map<String, ProtocolDelegate>> {

        private final ApplicationContext context;
        private volatile Map<String, ProtocolDelegate> beans = Map.of();

        DelegateBeans(ApplicationContext context) {
            this.context = context;
        }

        @Override
        public Map<String, ProtocolDelegate> get() {
            if (beans.isEmpty()) {
                beans = Map.copyOf(context.getBeansOfType(ProtocolDelegate.class));
            }
            return beans;
        }
    }
}
