package dev.consilium.project.web;

import dev.consilium.identity.CurrentActor;
import dev.consilium.project.ProtocolVersions;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a project can be founded on. */
@RestController
class ProtocolApi {

    record ProtocolList(List<ProtocolView> protocols) {}

    private final ProtocolVersions versions;
    private final CurrentActor current;

    ProtocolApi(ProtocolVersions versions, CurrentActor current) {
        this.versions = versions;
        this.current = current;
    }

    /** The newest version of each, by key; for whoever is signed in. */
    @GetMapping("/api/protocols")
    ProtocolList protocols() {
        current.require();
        return new ProtocolList(
                versions.newestOfEach().stream().map(ProtocolView::of).toList());
    }
}
