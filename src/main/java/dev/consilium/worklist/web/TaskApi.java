package dev.consilium.worklist.web;

import dev.consilium.common.Page;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.worklist.Claiming;
import dev.consilium.worklist.CompleteTaskCommand;
import dev.consilium.worklist.HandedIn;
import dev.consilium.worklist.NextTask;
import dev.consilium.worklist.RaiseCommand;
import dev.consilium.worklist.Raising;
import dev.consilium.worklist.TaskCompletion;
import dev.consilium.worklist.TaskKind;
import dev.consilium.worklist.TaskSheet;
import dev.consilium.worklist.TaskSummaries;
import dev.consilium.worklist.TaskSummary;
import dev.consilium.worklist.TaskView;
import dev.consilium.worklist.Worklist;
import dev.consilium.worklist.WorklistItem;
import dev.consilium.worklist.WorklistQuery;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tasks of the person who asks. */
@RestController
@RequestMapping("/api/tasks")
class TaskApi {
    /** Held tasks first, on the first page, then those the person may take. @param total of both */
    record TaskList(List<TaskSummary> tasks, int page, int pages, int total) {}

    /** @param task the one that is theirs now, null where there is none */
    record Next(@Nullable String task) {}

    /** @param series whose images the next task shows, null where there is none or it shows none of the viewer's */
    record Ahead(@Nullable String series) {}

    record DeclineCommand(@NotBlank @Size(max = 1000) String reason) {}

    /** @param user name of the person, null to give the task back to the team */
    record AssignCommand(@Nullable String user) {}

    private static final Page<WorklistItem> NONE = new Page<>(List.of(), 1, 1, 0);

    private final Worklist worklist;
    private final TaskSummaries summaries;
    private final TaskSheet sheet;
    private final Claiming claiming;
    private final Raising raising;
    private final TaskCompletion completion;
    private final NextTask next;
    private final CurrentActor current;

    TaskApi(
            Worklist worklist,
            TaskSummaries summaries,
            TaskSheet sheet,
            Claiming claiming,
            Raising raising,
            TaskCompletion completion,
            NextTask next,
            CurrentActor current) {
        this.worklist = worklist;
        this.summaries = summaries;
        this.sheet = sheet;
        this.claiming = claiming;
        this.raising = raising;
        this.completion = completion;
        this.next = next;
        this.current = current;
    }

    @GetMapping
    TaskList tasks(@Valid WorklistQuery query) {
        Actor actor = current.require();
        Page<WorklistItem> mine = query.isMine() ? worklist.heldBy(actor, query) : NONE;
        Page<WorklistItem> offered = query.isOffered() ? worklist.offeredTo(actor, query) : NONE;
        return new TaskList(
                Stream.of(mine, offered)
                        .flatMap(found -> summaries.of(found.rows(), actor).stream())
                        .toList(),
                Math.max(mine.page(), offered.page()),
                Math.max(mine.pages(), offered.pages()),
                mine.total() + offered.total());
    }

    /** Takes the first of the offered tasks that fit. */
    @PostMapping("/next")
    Next next(@Valid WorklistQuery query) {
        return new Next(next.take(query, current.require()).orElse(null));
    }

    /** After this one was handed in: one the person holds, else the first offered of its project, taken. */
    @PostMapping("/{id}/next")
    Next next(@PathVariable String id) {
        return new Next(next.after(id, current.require()).orElse(null));
    }

    /** Images to fetch ahead: of the task that would come next if this one were handed in now. Nothing is taken. */
    @GetMapping("/{id}/next-images")
    Ahead nextImages(@PathVariable String id) {
        return new Ahead(next.ahead(id, current.require())
                .filter(item -> item.kind() != TaskKind.QUARANTINE)
                .map(WorklistItem::pictures)
                .orElse(null));
    }

    @GetMapping("/{id}")
    TaskView task(@PathVariable String id) {
        return sheet.of(id, current.require());
    }

    @PostMapping("/{id}/claim")
    TaskView claim(@PathVariable String id) {
        claiming.claim(id, current.require());
        return sheet.of(id, current.require());
    }

    @PostMapping("/{id}/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable String id) {
        claiming.release(id, current.require());
    }

    @PostMapping("/{id}/decline")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decline(@PathVariable String id, @Valid @RequestBody DeclineCommand command) {
        claiming.decline(id, command.reason(), current.require());
    }

    @PostMapping("/{id}/raise")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void raise(@PathVariable String id, @RequestBody RaiseCommand command) {
        raising.raise(id, command, current.require());
    }

    @PostMapping("/{id}/complete")
    HandedIn complete(
            @PathVariable String id,
            @RequestBody CompleteTaskCommand command,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return completion.complete(id, command, current.require(), key);
    }

    @PostMapping("/{id}/assign")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void assign(@PathVariable String id, @RequestBody AssignCommand command) {
        claiming.assign(id, command.user(), current.require());
    }
}
