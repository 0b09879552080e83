package dev.consilium.audit;

import dev.consilium.common.RecordedEvent;
import dev.consilium.common.RecordedEvents;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives domain events back to the modules they came from. */
@Component
class TrailOfSubjects implements RecordedEvents {

    private final AuditEntries entries;

    TrailOfSubjects(AuditEntries entries) {
        this.entries = entries;
    }

    @Override
    @Transactional(readOnly = true)
    public List<RecordedEvent> of(Collection<String> subjectIds) {
        return subjectIds.isEmpty()
                ? List.of()
                : entries.ofSubjects(subjectIds).stream()
                        .map(entry -> new RecordedEvent(
                                entry.at(), entry.type(), entry.actorId(), entry.subjectId(), entry.facts()))
                        .toList();
    }
}
