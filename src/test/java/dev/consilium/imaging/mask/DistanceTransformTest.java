package dev.consilium.imaging.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DistanceTransformTest {

    private static final VoxelSpacing[] SPACINGS = {
        new VoxelSpacing(1, 1, 1), new VoxelSpacing(2.5, 0.7, 0.9), new VoxelSpacing(0.3, 4, 1.1)
    };

    private final Random random = new Random(23);

    @Test
    void isTheDistanceToTheNearestOfAllSeeds() {
        for (int round = 0; round < 200; round++) {
            GridShape shape = shape();
            VoxelSpacing spacing = SPACINGS[round % SPACINGS.length];
            boolean[] seeds = TestMasks.random(shape, Math.pow(random.nextDouble(), 3), random);
            double[] expected = nearest(seeds, shape, spacing);
            double[] found = new DistanceTransform(spacing).squared(seeds, true, shape);
            assertSame(found, expected);
        }
    }

    @Test
    void atSomeVoxelsIsWhatItIsEverywhere() {
        for (int round = 0; round < 200; round++) {
            GridShape shape = shape();
            VoxelSpacing spacing = SPACINGS[round % SPACINGS.length];
            boolean[] seeds = TestMasks.random(shape, Math.pow(random.nextDouble(), 3), random);
            boolean[] asked = TestMasks.random(shape, random.nextDouble(), random);
            double[] all = nearest(seeds, shape, spacing);
            double[] expected = java.util.stream.IntStream.range(0, asked.length)
                    .filter(at -> asked[at])
                    .mapToDouble(at -> all[at])
                    .toArray();
            DistanceTransform transform = new DistanceTransform(spacing);
            assertSame(transform.squaredAt(bits(seeds, shape), bits(asked, shape)), expected);
            assertSame(transform.squaredAt(bits(seeds, shape), bits(asked, shape)), expected);
        }
    }

    /** Limits at a spacing, at none, and far beyond all. */
    @Test
    void withinALimitIsWhatIsNotFarther() {
        for (int round = 0; round < 300; round++) {
            GridShape shape = shape();
            VoxelSpacing spacing = SPACINGS[round % SPACINGS.length];
            boolean[] seeds = TestMasks.random(shape, Math.pow(random.nextDouble(), 3), random);
            boolean[] asked = TestMasks.random(shape, random.nextDouble(), random);
            double limit = new double[] {0.9, 1, 2.2, 0.01, 1000}[round % 5] + 1e-6;
            double[] all = nearest(seeds, shape, spacing);
            boolean[] expected = new boolean[asked.length];
            for (int at = 0; at < asked.length; at++) {
                expected[at] = asked[at] && Math.sqrt(all[at]) <= limit;
            }
            VoxelBits found = new DistanceTransform(spacing).within(limit, bits(seeds, shape), bits(asked, shape));
            assertThat(found.words()).isEqualTo(bits(expected, shape).words());
        }
    }

    @Test
    void doesNotDependOnTheNumberOfThreads() {
        GridShape shape = new GridShape(20, 61, 131);
        boolean[] seeds = TestMasks.random(shape, 0.0005, random);
        boolean[] asked = TestMasks.random(shape, 0.1, random);
        DistanceTransform one = new DistanceTransform(SPACINGS[1]);
        double[] all = one.squared(seeds, true, shape);
        double[] some = one.squaredAt(bits(seeds, shape), bits(asked, shape));
        for (int threads : new int[] {2, 3, 7}) {
            DistanceTransform several = new DistanceTransform(SPACINGS[1], threads);
            assertThat(several.squared(seeds, true, shape)).isEqualTo(all);
            assertThat(several.squaredAt(bits(seeds, shape), bits(asked, shape)))
                    .isEqualTo(some);
        }
    }

    @Test
    void withoutASeedIsInfinite() {
        GridShape shape = new GridShape(2, 3, 70);
        boolean[] none = new boolean[2 * 3 * 70];
        assertThat(new DistanceTransform(SPACINGS[0]).squared(none, true, shape))
                .hasSize(none.length)
                .containsOnly(Double.POSITIVE_INFINITY);
        assertThat(new DistanceTransform(SPACINGS[0])
                        .squaredAt(bits(none, shape), bits(none, shape).outside()))
                .hasSize(none.length)
                .containsOnly(Double.POSITIVE_INFINITY);
    }

    @Test
    void boxesOfDifferentShapesAreRefused() {
        VoxelBits one = new VoxelBits(1, 2, 3);
        VoxelBits other = new VoxelBits(1, 3, 2);
        assertThatThrownBy(() -> new DistanceTransform(SPACINGS[0]).squaredAt(one, other))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Some rows longer than a word. */
    private GridShape shape() {
        return new GridShape(
                1 + random.nextInt(12), 1 + random.nextInt(6), 1 + random.nextInt(random.nextInt(4) == 0 ? 70 : 8));
    }

    private static VoxelBits bits(boolean[] voxels, GridShape shape) {
        return VoxelBits.of(voxels, true, shape.slices(), shape.rows(), shape.columns());
    }

    private static void assertSame(double[] found, double[] expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int at = 0; at < found.length; at++) {
            if (Double.isInfinite(expected[at])) {
                assertThat(found[at]).isInfinite();
            } else {
                assertThat(found[at]).isEqualTo(expected[at], within(1e-9));
            }
        }
    }

    private static double[] nearest(boolean[] seeds, GridShape shape, VoxelSpacing spacing) {
        double[] nearest = new double[seeds.length];
        for (int at = 0; at < seeds.length; at++) {
            nearest[at] = Double.POSITIVE_INFINITY;
            for (int seed = 0; seed < seeds.length; seed++) {
                if (seeds[seed]) {
                    double z = (at / shape.pixels() - seed / shape.pixels()) * spacing.z();
                    double y = (at % shape.pixels() / shape.columns() - seed % shape.pixels() / shape.columns())
                            * spacing.y();
                    double x = (at % shape.columns() - seed % shape.columns()) * spacing.x();
                    nearest[at] = Math.min(nearest[at], z * z + y * y + x * x);
                }
            }
        }
        return nearest;
    }
}
