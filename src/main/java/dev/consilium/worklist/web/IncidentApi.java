package dev.consilium.worklist.web;

import dev.consilium.identity.CurrentActor;
import dev.consilium.workflow.incident.Incident;
import dev.consilium.workflow.incident.Incidents;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Steps that stand still for a technical fault, and their retry. */
@RestController
@RequestMapping("/api/incidents")
class IncidentApi {
    record IncidentList(List<Incident> incidents) {}

    private final Incidents incidents;
    private final CurrentActor current;

    IncidentApi(Incidents incidents, CurrentActor current) {
        this.incidents = incidents;
        this.current = current;
    }

    @GetMapping
    IncidentList open() {
        return new IncidentList(incidents.openTo(current.require()));
    }

    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(@PathVariable String id) {
        incidents.retry(id, current.require());
    }
}
