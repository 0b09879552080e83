package dev.consilium.e2e;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.testing.ReadingTeam;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Readers outline lesions, without a browser. */
final class Outlining {

    private static final GridShape GRID = new GridShape(3, 64, 64);

    private Outlining() {}

    /** On every slice. */
    static RunLengthMask disc(int x, int y, int radius) {
        MaskBuilder disc = new MaskBuilder(GRID);
        for (int slice = 0; slice < GRID.slices(); slice++) {
            for (int row = 0; row < GRID.rows(); row++) {
                double half = Math.sqrt(Math.max(0, radius * radius - (row - y) * (row - y)));
                int start = row * GRID.columns();
                disc.add(slice, start + (int) Math.round(x - half), start + (int) Math.round(x + half));
            }
        }
        return disc.build();
    }

    /** Hands in a reading with that outline. @param more members of the reading; @param beside other labels of it */
    static void outline(ReadingTeam world, String reader, RunLengthMask mask, Map<String, ?> more, Object... beside) {
        String task = world.claim(reader, "reading");
        world.team()
                .as(reader)
                .postBytes("/api/tasks/" + task + "/masks", mask.bytes())
                .expect(200);
        Map<String, Object> label =
                Map.of("class", "lesion-outline", "kind", "mask", "geometry", Map.of("digest", mask.digest()));
        Map<String, Object> reading = new HashMap<>(Map.of(
                "labels",
                Stream.concat(Stream.of(label), Stream.of(beside)).toList(),
                "confidence",
                0.8,
                "flags",
                List.of()));
        reading.putAll(more);
        world.team()
                .as(reader)
                .post("/api/tasks/" + task + "/complete", reading)
                .expect(200);
    }
}
