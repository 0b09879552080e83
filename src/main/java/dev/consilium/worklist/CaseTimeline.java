package dev.consilium.worklist;

import dev.consilium.common.RecordedEvent;
import dev.consilium.common.RecordedEvents;
import dev.consilium.identity.Actor;
import dev.consilium.identity.People;
import dev.consilium.project.Case;
import dev.consilium.project.CaseState;
import dev.consilium.workflow.incident.Incident;
import dev.consilium.workflow.incident.Incidents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what happened to a case in order, each viewer what they may know: their own part always, that of others as their sight allows. */
@Component
public class CaseTimeline {

    private static final String SYSTEM = Actor.system("").id();

    private final CaseAccess access;
    private final RecordedEvents events;
    private final WorklistItems tasks;
    private final Incidents incidents;
    private final People people;

    CaseTimeline(CaseAccess access, RecordedEvents events, WorklistItems tasks, Incidents incidents, People people) {
        this.access = access;
        this.events = events;
        this.tasks = tasks;
        this.incidents = incidents;
        this.people = people;
    }

    /** Oldest first. @throws Refusal NOT_FOUND as {@link CaseFile#of} */
    public List<TimelineEntry> of(String caseId, Actor viewer) {
        CaseAccess.Opened opened = access.open(caseId, viewer);
        Map<String, String> steps = steps(caseId);
        Instant since = access.since(opened);
        List<TimelineEntry> told = new ArrayList<>();
        for (RecordedEvent event : recorded(opened.shown(), steps)) {
            CaseEvent.of(event)
                    .filter(known -> !event.at().isBefore(since))
                    .filter(known -> isTold(known, event, opened, viewer))
                    .ifPresent(known -> told.add(entry(known, event, steps, opened.sight(), viewer)));
        }
        return told;
    }

    /** Names of the tasks and of the steps that stood still, by the id that events name. */
    private Map<String, String> steps(String caseId) {
        Map<String, String> names = new HashMap<>();
        tasks.ofCase(caseId).forEach(task -> names.put(task.taskId(), task.name()));
        for (Incident incident : incidents.ofCase(caseId)) {
            names.put(incident.id(), incident.step());
        }
        return names;
    }

    private List<RecordedEvent> recorded(Case shown, Map<String, String> steps) {
        List<String> subjects = new ArrayList<>(steps.keySet());
        subjects.add(shown.id());
        subjects.add(shown.seriesId());
        return events.of(subjects);
    }

    private static boolean isTold(CaseEvent known, RecordedEvent event, CaseAccess.Opened opened, Actor viewer) {
        CaseState state = opened.shown().state();
        boolean follows = opened.sight().followsCourse();
        return switch (known.reach()) {
            case EVERYBODY -> true;
            case RESULT -> follows || opened.sight().seesCourse(state) || isDoneBy(viewer, known, event);
            case COURSE -> follows || isDoneBy(viewer, known, event);
        };
    }

    private static boolean isDoneBy(Actor viewer, CaseEvent known, RecordedEvent event) {
        return viewer.id().equals(known.doer(event));
    }

    private TimelineEntry entry(
            CaseEvent known, RecordedEvent event, Map<String, String> steps, CaseSight sight, Actor viewer) {
        CaseEvent.Detail detail = known.detail(event);
        String doer = known.doer(event);
        return new TimelineEntry(
                event.at(),
                known.type(),
                detail == null ? null : detail.text(),
                detail != null && detail.key(),
                steps.get(event.subjectId()),
                sight.seesWho() ? name(doer) : null,
                viewer.id().equals(doer));
    }

    private @Nullable String name(@Nullable String doer) {
        return Optional.ofNullable(doer)
                .filter(id -> !id.startsWith(SYSTEM))
                .map(id -> people.get(id).displayName())
                .orElse(null);
    }
}
