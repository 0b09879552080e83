package dev.consilium.quality.lesion;

import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelKind;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.PixelBox;
import dev.consilium.imaging.mask.Region;
import dev.consilium.study.SeriesGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Lesions of readings, without a database. */
public final class TestLesions {

    static final GridShape GRID = new GridShape(8, 40, 50);
    static final SeriesGrid SERIES = new SeriesGrid(GRID, 2.5, 0.7, 0.8);

    private TestLesions() {}

    static Lesion lesion(int reading, int number, String labelClass, Region region) {
        Label label = new Label(
                labelClass,
                region instanceof PixelBox ? LabelKind.BOX : LabelKind.MASK,
                com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                        .objectNode()
                        .put("number", number),
                Map.of());
        return new Lesion(reading, number, label, region);
    }

    /** A reading of nodules in these places. */
    static LesionReading reading(int number, Region... regions) {
        List<Lesion> lesions = new ArrayList<>();
        for (Region region : regions) {
            lesions.add(lesion(number, lesions.size(), "nodule", region));
        }
        return new LesionReading("r" + number, lesions);
    }

    static PixelBox box(double x0, double y0, double x1, double y1, int first, int last) {
        return new PixelBox(x0, y0, x1, y1, first, last);
    }

    static PixelBox random(Random random) {
        int x = random.nextInt(30);
        int y = random.nextInt(25);
        int z = random.nextInt(5);
        return box(x, y, x + 3 + random.nextInt(15), y + 3 + random.nextInt(12), z, z + random.nextInt(3));
    }
}
