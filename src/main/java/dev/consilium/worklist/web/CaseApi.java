package dev.consilium.worklist.web;

import dev.consilium.identity.CurrentActor;
import dev.consilium.worklist.CaseActions;
import dev.consilium.worklist.CaseCourse;
import dev.consilium.worklist.CaseFile;
import dev.consilium.worklist.CaseTimeline;
import dev.consilium.worklist.CaseView;
import dev.consilium.worklist.PathView;
import dev.consilium.worklist.TimelineEntry;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Cases as the one who asks may see them, with their course, and messages to them. */
@RestController
class CaseApi {
    record Path(List<PathView> processes) {}

    record Timeline(List<TimelineEntry> entries) {}

    /** Rights are checked before the reason is: whoever may not send a message learns nothing of its form. */
    record Message(@Nullable String reason) {}

    /** @param underCurrentProtocol whether it is read under the version its project has now; absent: under its own */
    record ReopenCommand(@Nullable String reason, @Nullable Boolean underCurrentProtocol) {}

    /** @param priority {@code routine} or {@code urgent} */
    record PriorityCommand(
            @Nullable String priority, @Nullable String reason) {}

    private final CaseFile cases;
    private final CaseCourse course;
    private final CaseTimeline timeline;
    private final CaseActions actions;
    private final CurrentActor current;

    CaseApi(CaseFile cases, CaseCourse course, CaseTimeline timeline, CaseActions actions, CurrentActor current) {
        this.cases = cases;
        this.course = course;
        this.timeline = timeline;
        this.actions = actions;
        this.current = current;
    }

    @GetMapping("/api/cases/{id}")
    CaseView one(@PathVariable String id) {
        return cases.of(id, current.require());
    }

    @GetMapping("/api/cases/{id}/path")
    Path path(@PathVariable String id) {
        return new Path(course.of(id, current.require()));
    }

    /** The diagram of one path, as BPMN. */
    @GetMapping(value = "/api/cases/{id}/path/{number}/diagram", produces = MediaType.APPLICATION_XML_VALUE)
    String diagram(@PathVariable String id, @PathVariable int number) {
        return course.diagram(id, number, current.require());
    }

    @GetMapping("/api/cases/{id}/timeline")
    Timeline timeline(@PathVariable String id) {
        return new Timeline(timeline.of(id, current.require()));
    }

    @PostMapping("/api/cases/{id}/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String id, @RequestBody Message command) {
        actions.withdraw(id, text(command.reason()), current.require());
    }

    @PostMapping("/api/cases/{id}/reopen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reopen(@PathVariable String id, @RequestBody ReopenCommand command) {
        boolean underCurrent = Boolean.TRUE.equals(command.underCurrentProtocol());
        actions.reopen(id, underCurrent, text(command.reason()), current.require());
    }

    /** Due dates of open tasks stay as they are. */
    @PostMapping("/api/cases/{id}/priority")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void priority(@PathVariable String id, @RequestBody PriorityCommand command) {
        actions.prioritise(id, text(command.priority()), text(command.reason()), current.require());
    }

    @PostMapping("/api/cases/{id}/hold")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hold(@PathVariable String id, @RequestBody Message command) {
        actions.hold(id, text(command.reason()), current.require());
    }

    @PostMapping("/api/cases/{id}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resume(@PathVariable String id) {
        actions.resume(id, current.require());
    }

    private static String text(@Nullable String given) {
        return Objects.requireNonNullElse(given, "");
    }
}
