package dev.consilium.workflow.engine;

import dev.consilium.common.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.incident.IncidentHandler;
import org.camunda.bpm.engine.impl.variable.serializer.JavaObjectSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.VariableSerializers;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Sets what must hold of the engine whatever the configuration says, and refuses to start where it does not hold. Runs last among the
 * plugins, so nothing loosens it afterwards.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
final class EngineHardening extends AbstractProcessEnginePlugin {

    private static final String SIX_YEARS = "P2190D";
    private static final int MOST_RESULTS = 1000;

    private final WorkflowSettings settings;
    private final Supplier<? extends Map<String, ?>> delegates;
    private final List<BpmnParseListener> listeners;
    private final List<IncidentHandler> incidents;

    EngineHardening(
            WorkflowSettings settings,
            Supplier<? extends Map<String, ?>> delegates,
            List<BpmnParseListener> listeners,
            List<IncidentHandler> incidents) {
        this.settings = settings;
        this.delegates = delegates;
        this.listeners = listeners;
        this.incidents = incidents;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(new GuardedExpressions(delegates));
        engine.setBeans(Map.of());
        engine.setIdGenerator(Ids::random);
        engine.setScriptEngineResolver(new NoScripts());
        engine.setBpmnParseFactory(GuardedParse::new);
        engine.setAuthorizationEnabled(true);
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setDeserializationAllowedPackages("");
        engine.setDeserializationAllowedClasses("");
        engine.setJavaSerializationFormatEnabled(false);
        engine.setEnableXxeProcessing(false);
        engine.setQueryMaxResultsLimit(MOST_RESULTS);
        engine.setCmmnEnabled(false);
        engine.setStandaloneTasksEnabled(false);
        engine.setTaskMetricsEnabled(false);
        engine.setDbMetricsReporterActivate(false);
        engine.setHistory(settings.history().name().toLowerCase(java.util.Locale.ROOT));
        engine.setHistoryTimeToLive(SIX_YEARS);
        engine.setHistoryCleanupBatchWindowStartTime(settings.cleanupFrom());
        engine.setHistoryCleanupBatchWindowEndTime(settings.cleanupUntil());
        engine.setDefaultUserPermissionNameForTask("TASK_WORK");
        engine.setDatabaseSchemaUpdate(ProcessEngineConfigurationImpl.DB_SCHEMA_UPDATE_FALSE);
        engine.setCustomIncidentHandlers(incidents);
        engine.setDefaultNumberOfRetries(settings.retries());
        // Two readings of a case that end at once would both write to the case; the loser waits for a retry.
        engine.setJobExecutorAcquireExclusiveOverProcessHierarchies(true);
        List<BpmnParseListener> walls = new ArrayList<>(listeners);
        walls.add(0, new DiagramWall(() -> delegates.get().keySet().stream()
                .map(String::valueOf)
                .collect(java.util.stream.Collectors.toSet())));
        engine.setCustomPreBPMNParseListeners(walls);
    }

    /** Without a serialiser for objects, a variable of any class but the engine's own types is refused. */
    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        VariableSerializers serializers = engine.getVariableSerializers();
        serializers.removeSerializer(serializers.getSerializerByName(JavaObjectSerializer.NAME));
        serializers.addSerializer(new DecisionResultsOnly());
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        ProcessEngineConfigurationImpl is = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        hold(is.getExpressionManager() instanceof GuardedExpressions, "expressions are not guarded");
        hold(is.getScriptEngineResolver() instanceof NoScripts, "scripts are possible");
        hold(is.getBeans().isEmpty(), "beans are exposed");
        hold(
                is.getBpmnParseFactory()
                                .createBpmnParse(new BpmnParser(is.getExpressionManager(), is.getBpmnParseFactory()))
                        instanceof GuardedParse,
                "diagrams are parsed without limits");
        hold(UUID.fromString(is.getIdGenerator().getNextId()).version() == 4, "ids tell when they were made");
        hold(is.isAuthorizationEnabled(), "authorization is off");
        hold(!is.isEnableExpressionsInAdhocQueries(), "expressions in queries are on");
        hold(!is.isEnableExpressionsInStoredQueries(), "expressions in stored queries are on");
        hold(is.isDeserializationTypeValidationEnabled(), "type validation is off");
        hold(!is.isJavaSerializationFormatEnabled(), "Java serialisation is on");
        hold(!is.isEnableXxeProcessing(), "XXE processing is on");
        hold(is.getQueryMaxResultsLimit() <= MOST_RESULTS, "queries are unlimited");
        hold(!is.isCmmnEnabled(), "CMMN is on");
        hold(!is.getSkipIsolationLevelCheck(), "the isolation level is not checked");
        hold(is.isJobExecutorAcquireExclusiveOverProcessHierarchies(), "jobs of one case run side by side");
        hold(SIX_YEARS.equals(is.getHistoryTimeToLive()), "history has no time to live");
        hold(is.getHistoryCleanupBatchWindowStartTime() != null, "history is never cleaned up");
        hold(
                is.getHistoryLevel().getName().equals(settings.history().name().toLowerCase(java.util.Locale.ROOT)),
                "history level differs");
    }

    private static void hold(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException("ENGINE_NOT_HARDENED: " + otherwise);
        }
    }
}
