package dev.consilium.insight.web;

import dev.consilium.identity.CurrentActor;
import dev.consilium.insight.AgreementView;
import dev.consilium.insight.ProjectAgreement;
import dev.consilium.insight.ReaderComparison;
import dev.consilium.insight.ReaderView;
import dev.consilium.insight.ReadersView;
import dev.consilium.insight.SettledBy;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Agreement and readers as JSON. */
@RestController
@RequestMapping("/api/projects/{projectId}")
class AgreementApi {

    private final ProjectAgreement agreement;
    private final ReaderComparison readers;
    private final CurrentActor current;

    AgreementApi(ProjectAgreement agreement, ReaderComparison readers, CurrentActor current) {
        this.agreement = agreement;
        this.readers = readers;
        this.current = current;
    }

    @GetMapping("/agreement")
    AgreementView agreement(@PathVariable String projectId) {
        return agreement.of(projectId, current.require());
    }

    @GetMapping("/readers")
    ReadersView readers(@PathVariable String projectId, @RequestParam(defaultValue = "all") String settled) {
        return readers.all(projectId, SettledBy.ofCode(settled), current.require());
    }

    @GetMapping("/readers/{personId}")
    ReaderView reader(
            @PathVariable String projectId,
            @PathVariable String personId,
            @RequestParam(defaultValue = "all") String settled) {
        return readers.one(projectId, personId, SettledBy.ofCode(settled), current.require());
    }

    @GetMapping("/my-readings")
    ReaderView own(@PathVariable String projectId, @RequestParam(defaultValue = "all") String settled) {
        return readers.own(projectId, SettledBy.ofCode(settled), current.require());
    }
}
