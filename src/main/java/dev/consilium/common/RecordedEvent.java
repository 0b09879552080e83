package dev.consilium.common;

import java.time.Instant;
import java.util.Map;

/** A domain event as it was kept when it happened. @param type as {@link DomainEvent#type} */
public record RecordedEvent(Instant at, String type, String actorId, String subjectId, Map<String, String> facts) {}
