package dev.consilium.workflow.engine;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;

/** The engine's services as they are handed to work that runs inside {@link EngineGateway}; {@code commands} joins its transaction. */
public record Engine(
        RuntimeService runtime,
        TaskService tasks,
        RepositoryService repository,
        FormService forms,
        ManagementService management,
        HistoryService history,
        CommandExecutor commands) {}
