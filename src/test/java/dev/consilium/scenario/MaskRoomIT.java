package dev.consilium.scenario;

import static dev.consilium.scenario.LesionScenario.marks;
import static dev.consilium.scenario.LesionScenario.mask;
import static dev.consilium.scenario.LesionScenario.put;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** What scoring opens together has a bound, here of few bytes. */
@OnH2
@TestPropertySource(
        properties = {"consilium.annotation.masks-of-reading=400B", "consilium.annotation.masks-of-person=900B"})
class MaskRoomIT extends CaseSteps {

    @Test
    void masksThatAreTooLargeTogetherAreRefusedWithTheReadingOrAtOnce() {
        ReadingTeam world = LesionScenario.lesions(port, people);
        String task = world.claim("ada", "reading");
        RunLengthMask one = comb(0);
        RunLengthMask other = comb(1);
        put(world, "ada", task, one.bytes()).expect(200);
        put(world, "ada", task, one.bytes()).expect(200);
        put(world, "ada", task, other.bytes()).expect(200);
        isRefused(complete(world, "ada", task, marks(mask(one), mask(other))), 413, "MASKS_TOO_LARGE");
        isRefused(put(world, "ada", task, comb(2).bytes()), 413, "MASKS_TOO_LARGE");
        complete(world, "ada", task, marks(mask(one))).expect(200);
    }

    /** Teeth one pixel wide: 160 runs of one voxel each, and as many between them. */
    private static RunLengthMask comb(int slice) {
        MaskBuilder builder = new MaskBuilder(new GridShape(3, 64, 64));
        for (int pixel = 0; pixel < 320; pixel += 2) {
            builder.add(slice, pixel, pixel + 1);
        }
        return builder.build();
    }
}
