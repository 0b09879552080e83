package dev.consilium.worklist.web;

import dev.consilium.identity.CurrentActor;
import dev.consilium.worklist.CaseFile;
import dev.consilium.worklist.CaseView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Cases as the one who asks may see them. */
@RestController
class CaseApi {
    private final CaseFile cases;
    private final CurrentActor current;

    CaseApi(CaseFile cases, CurrentActor current) {
        this.cases = cases;
        this.current = current;
    }

    @GetMapping("/api/cases/{id}")
    CaseView one(@PathVariable String id) {
        return cases.of(id, current.require());
    }
}
