package dev.consilium.imaging;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.PixelRegion;
import dev.consilium.dicom.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What lies outside of the regions that an ultrasound image says its data are in (PS3.3 C.8.5.5): there is text, if anywhere. */
public final class UltrasoundRegions {

    /** Left and top included, right and bottom too, as the attributes say it. */
    private record Region(int left, int top, int right, int bottom) {}

    private UltrasoundRegions() {}

    /**
     * Rectangles that cover all of the image but the regions, apart from each other; none where the image names no regions, or such that do not
     * fit it. Some devices count the last column or row from 1.
     */
    public static List<PixelRegion> outside(Dataset dataset) {
        try {
            int rows = dataset.integer(Tag.Rows).orElse(0);
            int columns = dataset.integer(Tag.Columns).orElse(0);
            List<Region> regions = dataset.items(Tag.SequenceOfUltrasoundRegions).stream()
                    .map(UltrasoundRegions::region)
                    .flatMap(Optional::stream)
                    .toList();
            boolean fit = regions.stream().allMatch(region -> region.right() <= columns && region.bottom() <= rows);
            return regions.isEmpty() || !fit ? List.of() : outside(regions, rows, columns);
        } catch (DicomException notNumbers) {
            return List.of();
        }
    }

    private static Optional<Region> region(Dataset item) {
        int left = item.integer(Tag.RegionLocationMinX0).orElse(-1);
        int top = item.integer(Tag.RegionLocationMinY0).orElse(-1);
        int right = item.integer(Tag.RegionLocationMaxX1).orElse(-1);
        int bottom = item.integer(Tag.RegionLocationMaxY1).orElse(-1);
        return left >= 0 && top >= 0 && right > left && bottom > top
                ? Optional.of(new Region(left, top, right, bottom))
                : Optional.empty();
    }

    /** In bands of rows between which no region begins or ends. */
    private static List<PixelRegion> outside(List<Region> regions, int rows, int columns) {
        int[] edges = IntStream.concat(
                        IntStream.of(0, rows),
                        regions.stream()
                                .flatMapToInt(
                                        region -> IntStream.of(region.top(), Math.min(rows, region.bottom() + 1))))
                .distinct()
                .sorted()
                .toArray();
        List<PixelRegion> outside = new ArrayList<>();
        for (int edge = 1; edge < edges.length; edge++) {
            int top = edges[edge - 1];
            int height = edges[edge] - top;
            int free = 0;
            List<Region> across = regions.stream()
                    .filter(region -> region.top() <= top && region.bottom() >= top)
                    .sorted(Comparator.comparingInt(Region::left))
                    .toList();
            for (Region region : across) {
                if (region.left() > free) {
                    outside.add(new PixelRegion(free, top, region.left() - free, height));
                }
                free = Math.max(free, region.right() + 1);
            }
            if (free < columns) {
                outside.add(new PixelRegion(free, top, columns - free, height));
            }
        }
        return outside;
    }
}
