package dev.consilium.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.PixelBox;
import dev.consilium.imaging.mask.Region;
import dev.consilium.study.SeriesGrid;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShapeVoxelsTest {

    private static final GridShape GRID = new GridShape(3, 64, 64);

    @Test
    void aSliverIsThePixelInItsMiddle() {
        assertThat(region("{\"slice\": 1, \"points\": [[10.1, 10.2], [60.1, 60.2], [60.1, 60.21]]}"))
                .contains(new PixelBox(43, 43, 44, 44, 1, 1).rasterised(GRID));
    }

    @Test
    void aPolygonIsThePixelsWhoseCentreLiesInside() {
        assertThat(region("{\"points\": [[2, 2], [5, 2], [5, 4], [2, 4]]}"))
                .contains(new PixelBox(2, 2, 5, 4, 0, 0).rasterised(GRID));
    }

    @Test
    void whatLiesBesideTheImagesIsNoRegion() {
        assertThat(region("{\"points\": [[70, 2], [75, 2], [75, 4]]}")).isEmpty();
        assertThat(region("{\"slice\": 3, \"points\": [[2, 2], [5, 2], [5, 4], [2, 4]]}"))
                .isEmpty();
    }

    @Test
    void millimetresNeedTheSizeOfAPixel() {
        String square = "{\"unit\": \"mm\", \"points\": [[1, 1], [3, 1], [3, 3], [1, 3]]}";
        assertThat(region(square, new SeriesGrid(GRID, null, null, null))).isEmpty();
        assertThat(region(square, new SeriesGrid(GRID, 1.0, 0.5, 0.5)))
                .contains(new PixelBox(2, 2, 6, 6, 0, 0).rasterised(GRID));
    }

    private static Optional<Region> region(String geometry) {
        return region(geometry, new SeriesGrid(GRID, 1.0, 1.0, 1.0));
    }

    private static Optional<Region> region(String geometry, SeriesGrid grid) {
        try {
            Label label = new Label("outline", LabelKind.POLYGON, new ObjectMapper().readTree(geometry), Map.of());
            return new ShapeVoxels(grid).region(label);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
