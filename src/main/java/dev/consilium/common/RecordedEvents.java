package dev.consilium.common;

import java.util.Collection;
import java.util.List;

/** Reads domain events back from wherever they are kept. Who may see them is for the caller: facts tell of everything. */
public interface RecordedEvents {

    /** What happened to any of these, in the order in which it happened. */
    List<RecordedEvent> of(Collection<String> subjectIds);
}
