package dev.consilium.worklist.web;

import dev.consilium.identity.CurrentActor;
import dev.consilium.worklist.CaseActions;
import dev.consilium.worklist.CaseFile;
import dev.consilium.worklist.CaseView;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Cases as the one who asks may see them, and messages to them. */
@RestController
class CaseApi {
    /** Rights are checked before the reason is: whoever may not send a message learns nothing of its form. */
    record Message(@Nullable String reason) {}

    /** @param underCurrentProtocol whether it is read under the version its project has now; absent: under its own */
    record ReopenCommand(@Nullable String reason, @Nullable Boolean underCurrentProtocol) {}

    /** @param priority {@code routine} or {@code urgent} */
    record PriorityCommand(
            @Nullable String priority, @Nullable String reason) {}

    private final CaseFile cases;
    private final CaseActions actions;
    private final CurrentActor current;

    CaseApi(CaseFile cases, CaseActions actions, CurrentActor current) {
        this.cases = cases;
        this.actions = actions;
        this.current = current;
    }

    @GetMapping("/api/cases/{id}")
    CaseView one(@PathVariable String id) {
        return cases.of(id, current.require());
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
