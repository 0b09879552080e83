package dev.consilium.worklist.web;

import dev.consilium.identity.CurrentActor;
import dev.consilium.worklist.DecideSeriesCommand;
import dev.consilium.worklist.DecidedSeries;
import dev.consilium.worklist.QuarantineDesk;
import dev.consilium.worklist.QuarantineShelf;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The series of a project that wait for its data managers. */
@RestController
@RequestMapping("/api/projects/{id}/quarantine")
class QuarantineApi {

    record HeldSeries(List<QuarantineShelf.Held> held) {}

    private final QuarantineShelf shelf;
    private final QuarantineDesk desk;
    private final CurrentActor current;

    QuarantineApi(QuarantineShelf shelf, QuarantineDesk desk, CurrentActor current) {
        this.shelf = shelf;
        this.desk = desk;
        this.current = current;
    }

    @GetMapping
    HeldSeries held(@PathVariable String id) {
        return new HeldSeries(shelf.of(id, current.require()));
    }

    /** One decision on several series; what is refused is said for each. */
    @PostMapping("/decisions")
    DecidedSeries decide(@PathVariable String id, @Valid @RequestBody DecideSeriesCommand command) {
        return desk.decide(id, command, current.require(), LocaleContextHolder.getLocale());
    }
}
