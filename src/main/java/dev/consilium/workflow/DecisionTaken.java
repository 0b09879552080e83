package dev.consilium.workflow;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/**
 * A decision table said something about a case or series.
 *
 * @param decision id and version of the table; @param facts the scores it saw ({@code in.…}) and what it said ({@code out.…})
 */
public record DecisionTaken(
        String subjectId, String projectId, String decision, Map<String, String> outputs, Map<String, String> facts)
        implements DomainEvent {}
