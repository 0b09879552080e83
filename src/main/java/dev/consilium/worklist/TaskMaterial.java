package dev.consilium.worklist;

import dev.consilium.annotation.Label;
import java.util.List;

/** What the page of a task shows its holder beside form, pictures and guideline; the {@code material} of a task in JSON. */
public interface TaskMaterial {

    /** Labels of others that the holder is shown. */
    default List<Label> labels() {
        return List.of();
    }
}
