package dev.consilium.imaging.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.imaging.TestImages;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PixelBoxTest {

    private static final GridShape GRID = new GridShape(6, 12, 10);

    @Test
    void overlapsAsTheVectorsSay() throws IOException {
        for (JsonNode vector : TestImages.vector("matching.json")) {
            for (int p = 0; p < vector.path("iou_matrix").size(); p++) {
                for (int r = 0; r < vector.path("iou_matrix").path(p).size(); r++) {
                    double iou = box(vector.path("boxes_pred").path(p))
                            .overlap(box(vector.path("boxes_ref").path(r)))
                            .iou();
                    assertThat(iou)
                            .as(vector.path("id").asText())
                            .isEqualTo(vector.path("iou_matrix").path(p).path(r).asDouble(), within(1e-9));
                }
            }
        }
    }

    @Test
    void ofWholePixelsIsItsRasterImage() {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            PixelBox a = whole(random);
            PixelBox b = whole(random);
            Overlap exact = a.overlap(b);
            assertThat(a.rasterised(GRID).overlap(b.rasterised(GRID))).isEqualTo(exact);
            assertThat(b.overlap(a).iou()).isEqualTo(exact.iou());
            assertThat(a.overlap(a).iou()).isEqualTo(1);
        }
    }

    @Test
    void holdsThePixelsWhoseCentreLiesInside() {
        RunLengthMask mask = new PixelBox(1.5, 0.4, 3.5, 1.6, 2, 3).rasterised(GRID);
        assertThat(mask.bounds()).contains(new VoxelBounds(2, 3, 1, 0, 3, 2));
        assertThat(mask.voxels()).isEqualTo(2 * 2 * 2);
    }

    @Test
    void isCutAtTheEdgeOfTheGrid() {
        assertThat(new PixelBox(-5, -5, 100, 100, 4, 9).rasterised(GRID).voxels())
                .isEqualTo(2 * 12 * 10);
        assertThat(new PixelBox(1, 1, 2, 2, 6, 9).rasterised(GRID).empty()).isTrue();
        assertThat(new PixelBox(1.6, 1, 2.4, 2, 0, 0).rasterised(GRID).empty()).isTrue();
    }

    @Test
    void apartTheGeneralisedOverlapSaysHowFar() {
        PixelBox box = new PixelBox(0, 0, 2, 2, 0, 0);
        assertThat(box.generalisedIou(box)).isEqualTo(1);
        assertThat(box.generalisedIou(new PixelBox(2, 0, 4, 2, 0, 0))).isZero();
        assertThat(box.generalisedIou(new PixelBox(3, 0, 5, 2, 0, 0))).isEqualTo(-0.2, within(1e-15));
        assertThat(box.generalisedIou(new PixelBox(1, 1, 3, 3, 0, 0))).isEqualTo(1 / 7.0 - 2 / 9.0, within(1e-15));
        assertThat(box.generalisedIou(new PixelBox(0, 0, 2, 2, 2, 2))).isEqualTo(-1 / 3.0, within(1e-15));
        Random random = new Random(4);
        for (int round = 0; round < 300; round++) {
            PixelBox a = whole(random);
            PixelBox b = whole(random);
            assertThat(a.generalisedIou(b))
                    .isEqualTo(b.generalisedIou(a))
                    .isBetween(-1.0, a.overlap(b).iou());
        }
    }

    @Test
    void withoutContentIsNone() {
        assertThatThrownBy(() -> new PixelBox(0, 0, Double.POSITIVE_INFINITY, 1, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PixelBox(2, 0, 2, 1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PixelBox(0, 3, 2, 1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PixelBox(0, 0, 2, 1, 3, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PixelBox(0, 0, Double.NaN, 1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static PixelBox box(JsonNode corners) {
        return new PixelBox(
                corners.path(0).asDouble(),
                corners.path(1).asDouble(),
                corners.path(2).asDouble(),
                corners.path(3).asDouble(),
                0,
                0);
    }

    private static PixelBox whole(Random random) {
        int x = random.nextInt(8);
        int y = random.nextInt(10);
        int z = random.nextInt(5);
        return new PixelBox(
                x, y, x + 1 + random.nextInt(9 - x), y + 1 + random.nextInt(11 - y), z, z + random.nextInt(6 - z));
    }
}
