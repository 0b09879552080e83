package dev.consilium.insight.web;

import dev.consilium.identity.CurrentActor;
import dev.consilium.insight.Insight;
import dev.consilium.insight.InsightView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Insight for leads and auditors. */
@RestController
class InsightApi {

    private final Insight insight;
    private final CurrentActor current;

    InsightApi(Insight insight, CurrentActor current) {
        this.insight = insight;
        this.current = current;
    }

    @GetMapping("/api/projects/{projectId}/insight")
    InsightView of(@PathVariable String projectId) {
        return insight.of(projectId, current.require());
    }
}
