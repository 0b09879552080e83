package dev.consilium.worklist.web;

import dev.consilium.identity.CurrentActor;
import dev.consilium.worklist.Founding;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Diagrams of protocols, for whoever founds projects on them. */
@RestController
class ProtocolDiagramApi {

    private final Founding founding;
    private final CurrentActor current;

    ProtocolDiagramApi(Founding founding, CurrentActor current) {
        this.founding = founding;
        this.current = current;
    }

    /** The diagram the version begins with, as BPMN. */
    @GetMapping(value = "/api/protocols/{digest}/diagram", produces = MediaType.APPLICATION_XML_VALUE)
    String diagram(@PathVariable String digest) {
        return founding.diagram(digest, current.require());
    }
}
