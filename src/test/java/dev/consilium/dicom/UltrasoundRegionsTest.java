package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.imaging.UltrasoundRegions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class UltrasoundRegionsTest {

    private static final int ROWS = 40;
    private static final int COLUMNS = 60;

    private static DataElements image(int[]... regions) {
        DataElements image = new DataElements(TransferSyntax.EXPLICIT);
        image.put(Element.of(Tag.Rows, Vr.US, HandWritten.number(2, ROWS)));
        image.put(Element.of(Tag.Columns, Vr.US, HandWritten.number(2, COLUMNS)));
        image.put(Element.sequence(
                Tag.SequenceOfUltrasoundRegions,
                Arrays.stream(regions).map(UltrasoundRegionsTest::item).toList()));
        return image;
    }

    private static DataElements item(int[] region) {
        DataElements item = DataElements.item();
        int[] tags = {Tag.RegionLocationMinX0, Tag.RegionLocationMinY0, Tag.RegionLocationMaxX1, Tag.RegionLocationMaxY1
        };
        for (int i = 0; i < tags.length; i++) {
            item.put(Element.of(tags[i], Vr.UL, HandWritten.number(4, region[i])));
        }
        return item;
    }

    /** Every pixel is in a region, or in exactly one rectangle. */
    private static void assertCovers(int[]... regions) {
        int[][] covered = new int[ROWS][COLUMNS];
        for (PixelRegion outside : UltrasoundRegions.outside(image(regions))) {
            for (int y = outside.y(); y < outside.y() + outside.height(); y++) {
                for (int x = outside.x(); x < outside.x() + outside.width(); x++) {
                    covered[y][x]++;
                }
            }
        }
        for (int y = 0; y < ROWS; y++) {
            for (int x = 0; x < COLUMNS; x++) {
                boolean inside = false;
                for (int[] region : regions) {
                    inside |= x >= region[0] && y >= region[1] && x <= region[2] && y <= region[3];
                }
                assertThat(covered[y][x]).as("%d, %d", x, y).isEqualTo(inside ? 0 : 1);
            }
        }
    }

    @Test
    void allButTheRegions() {
        assertCovers(new int[] {10, 5, 49, 30});
        assertCovers(new int[] {0, 0, 29, 19}, new int[] {25, 10, 59, 39});
        assertCovers(new int[] {5, 5, 20, 35}, new int[] {30, 8, 50, 30}, new int[] {10, 1, 40, 3});
        assertCovers(new int[] {0, 0, COLUMNS, ROWS});
    }

    @Test
    void nothingWhereTheRegionsDoNotFit() {
        assertThat(UltrasoundRegions.outside(image(new int[] {10, 5, 70, 30}))).isEmpty();
        assertThat(UltrasoundRegions.outside(image(new int[] {10, 5, 10, 30}))).isEmpty();
        assertThat(UltrasoundRegions.outside(image())).isEqualTo(List.of());
    }
}
