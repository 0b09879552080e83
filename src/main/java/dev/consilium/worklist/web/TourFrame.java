package dev.consilium.worklist.web;

import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.worklist.Guide;
import dev.consilium.worklist.Tours;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The tour of the page that is shown: the one asked for, or in a demo the one a person has not closed yet. Asked for by the template. */
@Component("tourFrame")
public class TourFrame {
    private static final String ASKED = "tour";

    private final Tours tours;
    private final DemoStage demo;
    private final CurrentActor current;

    TourFrame(Tours tours, DemoStage demo, CurrentActor current) {
        this.tours = tours;
        this.demo = demo;
        this.current = current;
    }

    public @Nullable Guide current() {
        Actor person = current.require();
        Optional<Guide> asked = asked().filter(tours.of(person)::contains);
        return asked.or(() -> demo.isOn() ? tours.unseen(person) : Optional.empty())
                .orElse(null);
    }

    private static Optional<Guide> asked() {
        return Optional.ofNullable(ServletUriComponentsBuilder.fromCurrentRequest()
                        .build()
                        .getQueryParams()
                        .getFirst(ASKED))
                .flatMap(Guide::ofCode);
    }
}
