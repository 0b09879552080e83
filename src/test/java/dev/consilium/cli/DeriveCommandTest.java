package dev.consilium.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the sagittal MR series, whose place and values pydicom told. */
class DeriveCommandTest {

    private static final Path MR = Path.of("../shared/samples/dicom/mr-series-sag");
    private static final Path CT = Path.of("../shared/samples/dicom/ct-series-human-ge");

    @TempDir
    Path directory;

    private Path out = Path.of("");

    @BeforeEach
    void out() {
        out = directory.resolve("volume.nii");
    }

    private static ByteBuffer read(Path file) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private Path recipe(String json) throws IOException {
        return Files.writeString(directory.resolve("recipe.json"), json);
    }

    @Test
    void modalityUnitsWhereTheyLie() throws IOException {
        assertThat(Run.of("derive", MR, out).exit()).isZero();
        ByteBuffer volume = read(out);
        assertThat(volume.getInt(0)).isEqualTo(348);
        int columns = volume.getShort(42);
        int rows = volume.getShort(44);
        int slices = volume.getShort(46);
        assertThat(slices).isEqualTo(8);
        assertThat(volume.capacity()).isEqualTo(352 + 4 * slices * rows * columns);
        // Sagittal: slices follow each other along left to right, the first axis.
        assertThat(Math.abs(volume.getFloat(280 + 8))).isCloseTo(volume.getFloat(76 + 12), within(0.2f));
    }

    @Test
    void theSameBytesAgainByItsRecord() throws IOException {
        Path recipe =
                recipe("{\"spacing\":[1.5,1.5,2],\"intensity\":{\"scale\":\"PERCENTILES\",\"low\":1,\"high\":99}}");
        assertThat(Run.of("derive", MR, out, "--recipe", recipe).exit()).isZero();
        ByteBuffer volume = read(out);
        assertThat(volume.getFloat(80)).isEqualTo(1.5f);
        for (int at = 352; at < volume.capacity(); at += 4) {
            assertThat(volume.getFloat(at)).isBetween(0f, 1f);
        }
        assertThat(Run.of("derive", MR, out, "--check").exit()).isZero();
        byte[] changed = Files.readAllBytes(out);
        changed[400] ^= 1;
        Files.write(out, changed);
        assertThat(Run.of("derive", MR, out, "--check").exit()).isEqualTo(1);
        assertThat(Run.of("derive", CT, out, "--check").exit()).isEqualTo(1);
    }

    @Test
    void whatIsNoVolumeIsRefused() throws IOException {
        Run gaps = Run.of("derive", CT, out);
        assertThat(gaps.err()).startsWith("NO_VOLUME: ").contains("gaps are uneven");
        assertThat(gaps.exit()).isEqualTo(2);
        assertThat(Run.of("derive", MR, out, "--recipe", recipe("{\"spacing\":[0,1,1]}"))
                        .err())
                .startsWith("RECIPE_INVALID: ");
        assertThat(Run.of("derive", MR, out, "--recipe", recipe("{\"spacing\":[0.05,0.05,0.05]}"))
                        .err())
                .startsWith("NO_VOLUME: ");
        assertThat(Run.of("derive", directory, directory.resolve("out.txt")).err())
                .startsWith("OUT_INVALID: ");
        assertThat(Run.of("derive", MR, out, "--check").err()).startsWith("RECORD_INVALID: ");
        assertThat(out).doesNotExist();
    }
}
