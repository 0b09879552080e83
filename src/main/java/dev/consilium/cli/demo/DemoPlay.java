package dev.consilium.cli.demo;

import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.Reading;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.project.Case;
import dev.consilium.project.CaseState;
import dev.consilium.project.Cases;
import dev.consilium.worklist.Claiming;
import dev.consilium.worklist.CompleteTaskCommand;
import dev.consilium.worklist.TaskCompletion;
import dev.consilium.worklist.TaskDraft;
import dev.consilium.worklist.TaskDrafts;
import dev.consilium.worklist.TaskKind;
import dev.consilium.worklist.Worklist;
import dev.consilium.worklist.WorklistItem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Has the annotators of the demo read a case, each as themselves and by the use cases anybody reads by. Every call does what can be
 * done at that moment; in between the jobs move the case.
 */
@Component
@Profile("demo")
class DemoPlay {

    private static final Logger log = LoggerFactory.getLogger(DemoPlay.class);
    private static final List<Double> CONFIDENCE = List.of(0.8, 0.7, 0.65, 0.75, 0.6);

    private final DemoCases demo;
    private final DemoTeam team;
    private final Cases cases;
    private final Worklist worklist;
    private final Claiming claiming;
    private final TaskCompletion completion;
    private final TaskDrafts drafts;
    private final CurrentActor current;

    DemoPlay(
            DemoCases demo,
            DemoTeam team,
            Cases cases,
            Worklist worklist,
            Claiming claiming,
            TaskCompletion completion,
            TaskDrafts drafts,
            CurrentActor current) {
        this.demo = demo;
        this.team = team;
        this.cases = cases;
        this.worklist = worklist;
        this.claiming = claiming;
        this.completion = completion;
        this.drafts = drafts;
        this.current = current;
    }

    /** Everybody but the viewer reads what they are offered now, unless the case waits for the viewer or somebody writes already. @throws Refusal NOT_FOUND */
    void advance(String caseId, PlayedAnswer answer, Actor viewer) {
        Case played = demo.require(caseId, viewer);
        boolean waitsForViewer = worklist.heldBy(viewer).stream().anyMatch(task -> caseId.equals(task.caseId()));
        if (played.state() != CaseState.READING || waitsForViewer) {
            return;
        }
        List<Label> first = first(caseId, viewer);
        for (Actor reader : team.annotators()) {
            if (!reader.equals(viewer)) {
                task(reader, caseId).ifPresent(task -> current.as(reader, () -> read(task, reader, answer, first)));
            }
        }
    }

    /** Another request, a timer or a person may be faster: the next call finds what is left. */
    private boolean read(WorklistItem task, Actor reader, PlayedAnswer answer, List<Label> first) {
        try {
            claiming.claim(task.taskId(), reader);
            completion.complete(task.taskId(), content(task, answer, first), reader, null);
            return true;
        } catch (Refusal | ConcurrencyFailureException passed) {
            log.debug("nothing read this time", passed);
            return false;
        }
    }

    private CompleteTaskCommand content(WorklistItem task, PlayedAnswer answer, List<Label> first) {
        String caseId = String.valueOf(task.caseId());
        int place = demo.submitted(caseId).size();
        return new CompleteTaskCommand(
                answer.labels(place, first, cases.schemaOf(caseId)),
                CONFIDENCE.get(place % CONFIDENCE.size()),
                Set.of(),
                null,
                null,
                null,
                null,
                null);
    }

    private Optional<WorklistItem> task(Actor reader, String caseId) {
        Set<String> written = drafts.of(reader).stream().map(TaskDraft::task).collect(Collectors.toSet());
        return Stream.concat(worklist.heldBy(reader).stream(), worklist.offeredTo(reader).stream())
                .filter(task -> caseId.equals(task.caseId()) && task.kind() == TaskKind.READING)
                .filter(task -> !written.contains(task.taskId()))
                .findFirst();
    }

    /** The viewer's own reading, else the first one, else something. */
    private List<Label> first(String caseId, Actor viewer) {
        LabelSchema schema = cases.schemaOf(caseId);
        return demo.ownReading(caseId, viewer)
                .or(() -> demo.submitted(caseId).stream().findFirst())
                .map(Reading::annotation)
                .map(Annotation::labels)
                .orElseGet(() -> PlayedAnswer.anything(schema));
    }
}
