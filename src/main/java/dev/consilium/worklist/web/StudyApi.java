package dev.consilium.worklist.web;

import dev.consilium.identity.CurrentActor;
import dev.consilium.worklist.StudyActions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Messages to whole studies. */
@RestController
class StudyApi {
    record Message(@Nullable String reason) {}

    private final StudyActions studies;
    private final CurrentActor current;

    StudyApi(StudyActions studies, CurrentActor current) {
        this.studies = studies;
        this.current = current;
    }

    /** By its de-identified Study Instance UID, or by the id of one of its series. */
    @PostMapping("/api/studies/{study}/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String study, @RequestBody Message command) {
        studies.withdraw(study, Objects.requireNonNullElse(command.reason(), ""), current.require());
    }
}
