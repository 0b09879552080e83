package dev.consilium.quality.lesion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelKind;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.PixelBox;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.study.SeriesGrid;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LesionShapesTest {

    private static final GridShape GRID = new GridShape(9, 64, 64);
    private static final SeriesGrid SERIES = new SeriesGrid(GRID, 5.0, 1.0, 1.0);

    @Test
    void anOutlineOnOneSliceHasNoTopThatAgrees() {
        RunLengthMask small = square(12, 52);
        RunLengthMask large = square(9, 55);
        assertThat(agreement(LabelKind.POLYGON, small, large)).isEqualTo(0.0, within(1e-12));
        assertThat(agreement(LabelKind.ROTATED_BOX, small, large)).isEqualTo(0.0, within(1e-12));
        assertThat(agreement(LabelKind.MASK, small, large))
                .as("a body of one slice has a top and a bottom, which lie on each other")
                .isGreaterThan(0.8);
    }

    private static Double agreement(LabelKind kind, RunLengthMask one, RunLengthMask other) {
        LesionPair pair = new LesionPair(lesion(0, kind, one), lesion(1, kind, other), one.overlap(other));
        return new LesionShapes(SERIES, Map.of("outline", 2.0)).surfaceAgreement(pair);
    }

    private static Lesion lesion(int reading, LabelKind kind, RunLengthMask mask) {
        return new Lesion(
                reading, 0, new Label("outline", kind, JsonNodeFactory.instance.objectNode(), Map.of()), mask);
    }

    private static RunLengthMask square(int from, int to) {
        return new PixelBox(from, from, to, to, 4, 4).rasterised(GRID);
    }
}
