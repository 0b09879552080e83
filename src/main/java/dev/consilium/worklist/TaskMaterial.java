package dev.consilium.worklist;

import dev.consilium.annotation.Label;
import dev.consilium.arbitration.ArbitrationView.BlindedReading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the page of a task shows its holder beside form, pictures and guideline; the {@code material} of a task in JSON. */
public interface TaskMaterial {

    /** Labels of others that the holder is shown. */
    default List<Label> labels() {
        return shown().stream().flatMap(reading -> reading.labels().stream()).toList();
    }

    /** Readings of others that the holder is shown, under their aliases. */
    default List<BlindedReading> shown() {
        return List.of();
    }

    /** What the case came to, where the holder is shown that. */
    default @Nullable List<Label> truth() {
        return null;
    }
}
