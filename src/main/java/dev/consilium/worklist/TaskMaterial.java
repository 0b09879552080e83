package dev.consilium.worklist;

import dev.consilium.annotation.Label;
import dev.consilium.arbitration.Place;
import java.util.List;

/** What the page of a task shows its holder beside form, pictures and guideline; the {@code material} of a task in JSON. */
public interface TaskMaterial {

    /** Marked on the pictures for the holder. */
    default List<Place> places() {
        return List.of();
    }

    /** Labels of others that the holder is shown. */
    default List<Label> labels() {
        return List.of();
    }
}
