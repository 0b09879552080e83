package dev.consilium.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.consilium.imaging.Derivation.Intensities;
import dev.consilium.imaging.Derivation.Scale;
import dev.consilium.imaging.PlacedVolume.Image;
import dev.consilium.imaging.SliceGeometry.Slice;
import dev.consilium.imaging.mask.GridShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On a field that is linear in mm, which linear resampling has to keep exactly, whatever way the slices lie. */
class DerivationTest {

    private static final List<Double> OBLIQUE = List.of(0.8, 0.6, 0.0, -0.6, 0.8, 0.0);

    private static double field(double x, double y, double z) {
        return 3 * x - 2 * y + 5 * z + 7;
    }

    private static PlacedVolume volume(boolean reversed) {
        List<Image> images = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            Slice slice = new Slice(List.of(-20.0, 10.0, 4.0 + 2.5 * number), OBLIQUE, List.of(0.5, 0.75), 6, 7);
            float[] values = new float[42];
            for (int at = 0; at < values.length; at++) {
                double along = 0.75 * (at % 7);
                double down = 0.5 * (at / 7);
                values[at] =
                        (float) field(-20 + 0.8 * along - 0.6 * down, 10 + 0.6 * along + 0.8 * down, 4 + 2.5 * number);
            }
            images.add(new Image(slice, values));
        }
        if (reversed) {
            Collections.reverse(images);
        }
        return PlacedVolume.of(images);
    }

    private static void assertField(PlacedVolume volume) {
        int at = 0;
        for (int z = 0; z < volume.shape().slices(); z++) {
            for (int y = 0; y < volume.shape().rows(); y++) {
                for (int x = 0; x < volume.shape().columns(); x++) {
                    double[] place = new double[3];
                    for (int i = 0; i < 3; i++) {
                        place[i] = volume.origin()[i]
                                + x * volume.axes()[0][i]
                                + y * volume.axes()[1][i]
                                + z * volume.axes()[2][i];
                    }
                    assertThat(volume.values()[at++])
                            .isCloseTo((float) field(place[0], place[1], place[2]), within(1e-3f));
                }
            }
        }
    }

    @Test
    void voxelsLieWhereTheirSlicesSay() {
        assertField(volume(false));
        assertThat(volume(true)).isEqualTo(volume(false));
    }

    @Test
    void resampledVoxelsLieWhereTheySay() {
        PlacedVolume fine = new Derivation(List.of(0.3, 0.2, 1.0), null).of(volume(false));
        assertThat(fine.shape()).isEqualTo(new GridShape(11, 13, 16));
        assertField(fine);
        PlacedVolume coarse = new Derivation(List.of(1.5, 1.0, 5.0), null).of(volume(false));
        assertThat(coarse.shape()).isEqualTo(new GridShape(3, 3, 4));
        assertField(coarse);
        assertThat(new Derivation(List.of(0.75, 0.5, 2.5), null).of(volume(false)))
                .isEqualTo(volume(false));
    }

    @Test
    void intensitiesGoOntoTheirScale() {
        float[] units = volume(false).values();
        float[] ranged = of(Scale.RANGE, -40, 0);
        float[] spread = of(Scale.PERCENTILES, 0, 100);
        for (int at = 0; at < units.length; at++) {
            assertThat(ranged[at]).isCloseTo(Math.min(1, Math.max(0, (units[at] + 40) / 40)), within(1e-6f));
        }
        assertThat(spread).contains(0f, 1f);
        float[] scored = of(Scale.Z_SCORE, -1000, 1000);
        double mean = 0;
        double squares = 0;
        for (float value : scored) {
            mean += value / scored.length;
            squares += (double) value * value / scored.length;
        }
        assertThat(mean).isCloseTo(0, within(1e-5));
        assertThat(squares).isCloseTo(1, within(1e-5));
        assertThatThrownBy(() -> of(Scale.Z_SCORE, 5000, 6000)).isInstanceOf(NoVolumeException.class);
        assertThatThrownBy(() -> new Intensities(Scale.PERCENTILES, 1, 101))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static float[] of(Scale scale, double low, double high) {
        return new Derivation(null, new Intensities(scale, low, high))
                .of(volume(false))
                .values();
    }
}
