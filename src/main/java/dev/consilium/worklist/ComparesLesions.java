package dev.consilium.worklist;

import org.jspecify.annotations.Nullable;

/** Material that shows the lesions of a case side by side, where it has any. */
public interface ComparesLesions extends TaskMaterial {

    @Nullable
    LesionComparison comparison();
}
