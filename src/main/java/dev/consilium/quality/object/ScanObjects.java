package dev.consilium.quality.object;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.Overlap;
import dev.consilium.imaging.mask.PixelBox;
import dev.consilium.imaging.mask.Region;
import dev.consilium.imaging.shape.Polygon;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one scan and one class: how large each is, and what any two share.
 *
 * @param predictions sizes in voxels or square pixels, in their order; @param references likewise
 * @param overlaps those above zero
 * @param unit what one voxel or square pixel measures in mm3 or mm2, null where unknown
 */
public record ScanObjects(
        List<Double> predictions,
        List<Double> references,
        List<ObjectOverlap> overlaps,
        @Nullable Double unit) {

    public ScanObjects {
        predictions = List.copyOf(predictions);
        references = List.copyOf(references);
        overlaps = List.copyOf(overlaps);
    }

    /**
     * Boxes and masks; two boxes exactly, with a mask both by the centres of voxels. An object that holds nothing is refused.
     *
     * @throws IllegalArgumentException for an empty mask, or one that does not lie on the grid
     */
    public static ScanObjects of(
            List<? extends Region> predictions,
            List<? extends Region> references,
            GridShape grid,
            @Nullable Double voxelMm3) {
        List<PixelBox> ones = around(predictions);
        List<PixelBox> others = around(references);
        return new ScanObjects(
                predictions.stream().map(Region::volume).toList(),
                references.stream().map(Region::volume).toList(),
                overlaps(
                        predictions.size(),
                        references.size(),
                        (p, r) -> ones.get(p).overlap(others.get(r)).both() > 0
                                ? Region.overlap(predictions.get(p), references.get(r), grid)
                                : new Overlap(1, 1, 0)),
                voxelMm3);
    }

    /** Polygons on one slice, exactly, by the even-odd rule. */
    public static ScanObjects ofPolygons(
            List<Polygon> predictions, List<Polygon> references, @Nullable Double pixelMm2) {
        return new ScanObjects(
                predictions.stream().map(Polygon::area).toList(),
                references.stream().map(Polygon::area).toList(),
                overlaps(predictions.size(), references.size(), (p, r) -> predictions
                        .get(p)
                        .overlap(references.get(r))),
                pixelMm2);
    }

    private static List<ObjectOverlap> overlaps(
            int predictions, int references, BiFunction<Integer, Integer, Overlap> overlap) {
        List<ObjectOverlap> found = new ArrayList<>();
        for (int p = 0; p < predictions; p++) {
            for (int r = 0; r < references; r++) {
                Overlap both = overlap.apply(p, r);
                if (both.both() > 0) {
                    found.add(new ObjectOverlap(p, r, both));
                }
            }
        }
        return found;
    }

    /** Whole voxels: the edges of a box are widened to them, so that a box and a mask that share a centre are not missed. */
    private static List<PixelBox> around(List<? extends Region> regions) {
        return regions.stream()
                .map(region ->
                        region.around().orElseThrow(() -> new IllegalArgumentException("an object that holds nothing")))
                .map(box -> new PixelBox(
                        Math.floor(box.x0()),
                        Math.floor(box.y0()),
                        Math.ceil(box.x1()),
                        Math.ceil(box.y1()),
                        box.firstSlice(),
                        box.lastSlice()))
                .toList();
    }
}
