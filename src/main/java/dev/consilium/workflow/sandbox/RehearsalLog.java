package dev.consilium.workflow.sandbox;

import dev.consilium.workflow.DecisionTaken;
import dev.consilium.workflow.sandbox.RehearsalState.Decided;
import dev.consilium.workflow.sandbox.RehearsalState.Happened;
import dev.consilium.workflow.task.TaskClosed;
import dev.consilium.workflow.task.TaskOpened;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happened to a fictitious case. Its engine keeps no history, so this listens. */
@Component
@Profile("dry-run")
class RehearsalLog {

    private static final String IN = "in.";

    private final List<Happened> happened = new ArrayList<>();
    private final List<Decided> decisions = new ArrayList<>();
    private final Map<String, String> elements = new HashMap<>();

    @EventListener
    void on(TaskOpened event) {
        elements.put(event.task().id(), event.task().element());
        add("opened", event.task().element(), event.task().role().group());
    }

    @EventListener
    void on(TaskClosed event) {
        add(event.completed() ? "answered" : "withdrawn", elements.getOrDefault(event.taskId(), ""), "");
    }

    @EventListener
    void on(DecisionTaken event) {
        Map<String, String> inputs = new TreeMap<>();
        event.facts().forEach((name, value) -> {
            if (name.startsWith(IN)) {
                inputs.put(name.substring(IN.length()), value);
            }
        });
        decisions.add(new Decided(event.decision(), inputs, event.outputs()));
        add("decided", event.decision(), event.outputs().toString());
    }

    /** @return whether it went well; true where there is nothing to do */
    boolean attempt(Optional<RehearsalEngine.DueJob> job) {
        if (job.isEmpty()) {
            return true;
        }
        int before = happened.size();
        try {
            undoing(job.get()::run);
            happened.add(
                    before,
                    new Happened(
                            0, job.get().timer() ? "fired" : "ran", job.get().element(), ""));
            return true;
        } catch (RuntimeException e) {
            add("failed", job.get().element(), said(e));
            return false;
        }
    }

    /** What work says that fails never happened: its transaction is taken back. */
    void undoing(Runnable work) {
        int before = happened.size();
        int decided = decisions.size();
        try {
            work.run();
        } catch (RuntimeException e) {
            happened.subList(before, happened.size()).clear();
            decisions.subList(decided, decisions.size()).clear();
            throw e;
        }
    }

    void add(String kind, String element, String detail) {
        happened.add(new Happened(0, kind, element, detail));
    }

    List<Happened> all() {
        List<Happened> numbered = new ArrayList<>();
        for (Happened one : happened) {
            numbered.add(new Happened(numbered.size() + 1, one.kind(), one.element(), one.detail()));
        }
        return numbered;
    }

    List<Decided> decisions() {
        return List.copyOf(decisions);
    }

    /** In one line, from the innermost cause: an engine fault names the element and the table. */
    static String said(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).replaceAll("\\s+", " ").strip();
    }
}
