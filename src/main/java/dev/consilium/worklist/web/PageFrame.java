package dev.consilium.worklist.web;

import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import dev.consilium.workflow.incident.Incidents;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What stands at the head of every page: who is signed in and where they can go. Asked for by the layout. */
@Component("pageFrame")
public class PageFrame {
    /** @param name null where nobody is signed in */
    public record Frame(@Nullable String name, List<Entry> entries) {
        public boolean isSignedIn() {
            return name != null;
        }
    }

    /** @param key of the message; @param here this is the page, or one below it */
    public record Entry(String key, String path, boolean here) {}

    private final CurrentActor current;
    private final People people;
    private final Incidents incidents;

    PageFrame(CurrentActor current, People people, Incidents incidents) {
        this.current = current;
        this.people = people;
        this.incidents = incidents;
    }

    public Frame current() {
        return current.find()
                .filter(actor -> !actor.system())
                .map(this::frame)
                .orElseGet(() -> new Frame(null, List.of()));
    }

    private Frame frame(Actor actor) {
        String path = String.valueOf(
                ServletUriComponentsBuilder.fromCurrentRequest().build().getPath());
        List<Entry> entries = new ArrayList<>(List.of(
                new Entry(
                        "worklist",
                        "/",
                        path.endsWith("/")
                                || path.contains("/tasks/")
                                || path.endsWith("/absences")
                                || path.contains("/feedback")),
                new Entry("projects", "/projects", path.contains("/projects") || path.contains("/cases/"))));
        if (incidents.isOperator(actor)) {
            entries.add(new Entry("incidents", "/incidents", path.contains("/incidents")));
        }
        Person person = people.get(actor.id());
        if (person.admin()) {
            entries.add(new Entry("system", "/system", path.endsWith("/system")));
            entries.add(new Entry("people", "/people", path.contains("/people")));
        }
        entries.add(new Entry("help", "/help", path.endsWith("/help")));
        return new Frame(person.displayName(), entries);
    }
}
