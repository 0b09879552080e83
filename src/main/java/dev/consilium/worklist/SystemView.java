package dev.consilium.worklist;

import dev.consilium.common.Page;
import dev.consilium.workflow.incident.OpenIncidents;
import dev.consilium.workflow.operation.DeployedProcess;
import dev.consilium.workflow.operation.JobState;
import java.time.Instant;
import java.util.List;

/**
 * How the whole installation fares: counts and versions, nothing of a case or a person.
 *
 * @param tasks open ones of all projects; @param tasksByLevel the same by project and level
 */
public record SystemView(
        Instant at,
        List<SystemCheck> checks,
        OpenIncidents incidents,
        JobState jobs,
        TaskAge tasks,
        Page<TaskAge> tasksByLevel,
        SystemVersions versions,
        List<DeployedProcess> processes) {}
