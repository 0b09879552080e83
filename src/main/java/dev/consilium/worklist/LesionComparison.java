package dev.consilium.worklist;

import dev.consilium.arbitration.PresentedLesion;
import dev.consilium.imaging.mask.GridShape;
import java.util.List;

/** The lesions of a case side by side, for whoever decides on them. @param grid the images they lie on */
public record LesionComparison(GridShape grid, List<PresentedLesion> lesions) implements ComparesLesions {

    @Override
    public LesionComparison comparison() {
        return this;
    }
}
