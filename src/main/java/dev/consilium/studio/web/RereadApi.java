package dev.consilium.studio.web;

import dev.consilium.identity.CurrentActor;
import dev.consilium.project.GuidelineChanges;
import dev.consilium.studio.reread.ClassChange;
import dev.consilium.studio.reread.TouchedAnswers;
import dev.consilium.studio.reread.TouchedCase;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Which earlier answers a change of the protocol touches. */
@RestController
class RereadApi {

    record TouchedView(
            String from,
            String to,
            List<ClassChange> classes,
            List<GuidelineChanges.Section> guideline,
            List<TouchedCase> cases) {}

    record RereadCommand(
            @NotNull List<String> cases, @NotNull String reason) {}

    private final TouchedAnswers touched;
    private final CurrentActor current;

    RereadApi(TouchedAnswers touched, CurrentActor current) {
        this.touched = touched;
        this.current = current;
    }

    /** @param digest of the version the cases were read under; it is compared with the one in force */
    @GetMapping("/api/projects/{id}/protocol-versions/{digest}/touched")
    TouchedView touched(@PathVariable String id, @PathVariable String digest) {
        TouchedAnswers.Touched found = touched.of(id, digest, current.require());
        return new TouchedView(
                found.from().versionTag(),
                found.to().versionTag(),
                found.difference().classes(),
                found.difference().sections(),
                found.cases());
    }

    /** Opens closed cases once more, under the version in force. */
    @PostMapping("/api/projects/{id}/rereads")
    TouchedAnswers.Reread reread(@PathVariable String id, @Valid @RequestBody RereadCommand command) {
        return touched.reread(id, command.cases(), command.reason(), current.require());
    }
}
