package dev.consilium.worklist.web;

import dev.consilium.common.Page;
import dev.consilium.identity.CurrentActor;
import dev.consilium.study.OriginalIdentity;
import dev.consilium.worklist.reidentification.LookUp;
import dev.consilium.worklist.reidentification.PatientLookUp;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Look-ups of patients, step by step as on their page. */
@RestController
@RequestMapping("/api/projects/{id}/reidentification")
class ReidentificationApi {

    /** @param pseudonym of a patient, or a de-identified Study Instance UID */
    record Question(
            @Nullable String pseudonym,
            @Nullable String reason,
            @Nullable String comment) {}

    record Approval(@Nullable String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Approval[]";
        }
    }

    record Answer(@Nullable String comment) {}

    record Identities(List<OriginalIdentity> identities) {}

    private final PatientLookUp lookUp;
    private final CurrentActor current;

    ReidentificationApi(PatientLookUp lookUp, CurrentActor current) {
        this.lookUp = lookUp;
        this.current = current;
    }

    @GetMapping
    Page<LookUp> all(@PathVariable String id, @RequestParam(defaultValue = "1") int page) {
        return lookUp.of(id, page, current.require());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    LookUp ask(@PathVariable String id, @RequestBody Question question) {
        return lookUp.ask(
                id, text(question.pseudonym()), text(question.reason()), text(question.comment()), current.require());
    }

    /** With the password again: it is signed. */
    @PostMapping("/{request}/approve")
    LookUp approve(@PathVariable String id, @PathVariable String request, @RequestBody Approval approval) {
        return lookUp.approve(id, request, text(approval.password()), current.require());
    }

    @PostMapping("/{request}/refuse")
    LookUp refuse(@PathVariable String id, @PathVariable String request, @RequestBody Answer answer) {
        return lookUp.refuse(id, request, text(answer.comment()), current.require());
    }

    @PostMapping("/{request}/withdraw")
    LookUp withdraw(@PathVariable String id, @PathVariable String request) {
        return lookUp.withdraw(id, request, current.require());
    }

    /** Once, to who asked. */
    @PostMapping("/{request}/show")
    Identities show(@PathVariable String id, @PathVariable String request) {
        return new Identities(lookUp.show(id, request, current.require()));
    }

    private static String text(@Nullable String given) {
        return Objects.requireNonNullElse(given, "");
    }
}
