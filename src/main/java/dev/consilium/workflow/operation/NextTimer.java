package dev.consilium.workflow.operation;

import dev.consilium.workflow.incident.Incident;
import java.time.Instant;

/** A timer that is set. @param process name of its diagram; @param element id in it */
public record NextTimer(String process, String element, Instant due) {

    /** The element in words. */
    public String step() {
        return Incident.inWords(element);
    }
}
