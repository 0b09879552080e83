package dev.consilium.imaging.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.PixelBox;
import dev.consilium.imaging.mask.RunLengthMask;
import java.awt.geom.Path2D;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutlinePathTest {

    private static final GridShape GRID = new GridShape(2, 20, 24);

    @Test
    void runsAlongTheEdgesOfPixels() {
        RunLengthMask mask = new PixelBox(2, 3, 5, 7, 1, 1).rasterised(GRID);
        assertThat(OutlinePath.of(mask, 1)).isEqualTo("M2 3L5 3L5 7L2 7Z");
        assertThat(OutlinePath.of(mask, 0)).isEmpty();
    }

    @Test
    void isFilledToTheSamePixels() {
        Random random = new Random(3);
        for (int round = 0; round < 100; round++) {
            MaskBuilder builder = new MaskBuilder(GRID);
            for (int pixel = 0; pixel < GRID.pixels(); pixel++) {
                if (random.nextInt(3) == 0) {
                    builder.add(0, pixel, pixel + 1);
                }
            }
            RunLengthMask mask = builder.build();
            Path2D filled = filled(OutlinePath.of(mask, 0));
            for (int pixel = 0; pixel < GRID.pixels(); pixel++) {
                int x = pixel % GRID.columns();
                int y = pixel / GRID.columns();
                boolean marked = !mask.and(new PixelBox(x, y, x + 1, y + 1, 0, 0).rasterised(GRID))
                        .empty();
                assertThat(filled.contains(x + 0.5, y + 0.5)).isEqualTo(marked);
            }
        }
    }

    /** As a browser reads it. */
    private static Path2D filled(String data) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (String step : data.split("(?=[MLZ])")) {
            if (step.equals("Z")) {
                path.closePath();
            } else if (!step.isEmpty()) {
                String[] point = step.substring(1).split(" ");
                double x = Double.parseDouble(point[0]);
                double y = Double.parseDouble(point[1]);
                if (step.startsWith("M")) {
                    path.moveTo(x, y);
                } else {
                    path.lineTo(x, y);
                }
            }
        }
        return path;
    }
}
