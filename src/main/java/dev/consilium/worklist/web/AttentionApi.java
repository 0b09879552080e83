package dev.consilium.worklist.web;

import dev.consilium.identity.CurrentActor;
import dev.consilium.worklist.Attention;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where the page of a task tells how long it was worked on, and hears what changed about it. */
@RestController
class AttentionApi {

    /** @param seconds active since it was told last */
    record Worked(@Min(1) @Max(Attention.MOST) int seconds) {}

    private final Attention attention;
    private final CurrentActor current;

    AttentionApi(Attention attention, CurrentActor current) {
        this.attention = attention;
        this.current = current;
    }

    @PostMapping("/api/tasks/{id}/time")
    Attention.Heard spent(@PathVariable String id, @Valid @RequestBody Worked worked) {
        return attention.spent(id, worked.seconds(), current.require());
    }
}
