package dev.consilium.quality.fusion;

import dev.consilium.imaging.mask.MaskGrid;
import java.util.List;
import java.util.Optional;

/** The one grid of several masks. */
final class CommonGrid {

    private CommonGrid() {}

    /** The first that says where it lies; empty unless each matches every other, since one without a place matches any. */
    static Optional<MaskGrid> of(List<MaskGrid> grids) {
        boolean same = grids.stream().allMatch(one -> grids.stream().allMatch(one::matches));
        return same
                ? grids.stream()
                        .filter(grid -> grid.placement() != null)
                        .findFirst()
                        .or(() -> Optional.of(grids.get(0)))
                : Optional.empty();
    }
}
