package dev.consilium.imaging.maskfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.VoxelAffine;
import dev.consilium.imaging.mask.VoxelSpacing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NiftiMasksTest {

    private static final int LAST = 4 * 3 * 2 - 1;

    @TempDir
    private Path directory;

    @Nested
    class Voxels {

        @ParameterizedTest
        @CsvSource({"2,8", "256,8", "4,16", "512,16", "8,32", "768,32", "16,32", "64,64", "1024,64", "1280,64"})
        void ofEveryNumberInBothByteOrdersBecomeSegmentsByValue(int datatype, int bits) throws IOException {
            for (NiftiBytes nifti : Arrays.asList(NiftiBytes.little(4, 3, 2), NiftiBytes.big(4, 3, 2))) {
                byte[] file = nifti.type(datatype, bits).file(voxels -> {
                    for (int at : new int[] {1, 2, LAST}) {
                        double value = at == LAST ? 7 : 3;
                        switch (datatype) {
                            case 16 -> voxels.putFloat(4 * at, (float) value);
                            case 64 -> voxels.putDouble(8 * at, value);
                            default -> {
                                switch (bits) {
                                    case 8 -> voxels.put(at, (byte) value);
                                    case 16 -> voxels.putShort(2 * at, (short) value);
                                    case 32 -> voxels.putInt(4 * at, (int) value);
                                    default -> voxels.putLong(8 * at, (long) value);
                                }
                            }
                        }
                    }
                });
                MaskVolume volume = read(file);
                assertThat(volume.grid().shape()).isEqualTo(new GridShape(2, 3, 4));
                assertThat(volume.segments()).hasSize(2);
                assertThat(volume.segments().get(0).number()).isEqualTo(3);
                assertThat(volume.segments().get(0).label()).isEqualTo("3");
                assertThat(volume.segments().get(0).mask().runs(0)).containsExactly(1, 2, 9);
                assertThat(volume.segments().get(1).number()).isEqualTo(7);
                assertThat(volume.segments().get(1).mask().runs(1)).containsExactly(11, 1);
            }
        }

        @Test
        void areScaledWhereTheFileSaysSo() throws IOException {
            byte[] file = NiftiBytes.little(4, 3, 2)
                    .with(h -> h.putFloat(NiftiBytes.SLOPE, 1 / 255f).putFloat(NiftiBytes.INTERCEPT, 1))
                    .file(voxels -> voxels.put(5, (byte) 255));
            MaskVolume volume = read(file);
            assertThat(volume.segments()).extracting(MaskVolume.Segment::number).containsExactly(1, 2);
            assertThat(volume.segments().get(1).mask().voxels()).isEqualTo(1);
        }

        @Test
        void areCompressedOrNot() throws IOException {
            byte[] file = NiftiBytes.little(4, 3, 2).file();
            assertThat(read(NiftiBytes.compressed(file))).isEqualTo(read(file));
        }

        @Test
        void ofOneValueAreTheObjectWhereAsked() throws IOException {
            byte[] file = NiftiBytes.little(4, 3, 2).file(voxels -> {
                Arrays.fill(voxels.array(), (byte) 255);
                voxels.put(3, (byte) 0);
            });
            MaskVolume volume = MaskFiles.read(put(file), MaskReading.DEFAULT.withObjectValue(0));
            assertThat(volume.segments()).hasSize(1);
            assertThat(volume.segments().get(0).number()).isEqualTo(1);
            assertThat(volume.segments().get(0).mask().runs(0)).containsExactly(3, 1, 8);
        }

        @ParameterizedTest
        @ValueSource(doubles = {0.5, -1, 3e9, Double.NaN, Double.POSITIVE_INFINITY})
        void thatAreNoLabelsAreRefused(double value) {
            refused(
                    MaskFileException.INVALID,
                    NiftiBytes.little(4, 3, 2).type(64, 64).file(voxels -> voxels.putDouble(8 * 9, value)));
        }
    }

    @Nested
    class Place {

        @Test
        void isThatOfTheSformTurnedToTheLeftAndBack() throws IOException {
            MaskVolume volume = read(NiftiBytes.little(4, 3, 2)
                    .sform(0, 0, -3, 10, 0, 2, 0, 20, 1, 0, 0, 30)
                    .file());
            assertThat(volume.grid().spacing()).isEqualTo(new VoxelSpacing(3, 2, 1));
            assertThat(VoxelAffine.of(volume.grid()).at(1, 2, 1)).containsExactly(-7, -24, 31);
        }

        /** b = 1 is half a turn about x: y and z turn round; qfac -1 turns the third axis back (nifti1.h). */
        @Test
        void isThatOfTheQformWhereThereIsNoOther() throws IOException {
            MaskVolume volume = read(
                    NiftiBytes.little(4, 3, 2).qform(1, 0, 0, 10, 20, 30, -1).file());
            assertThat(VoxelAffine.of(volume.grid()).at(1, 1, 1)).containsExactly(-11, -18, 33);
            MaskVolume other = read(
                    NiftiBytes.little(4, 3, 2).qform(1, 0, 0, 10, 20, 30, 1).file());
            assertThat(VoxelAffine.of(other.grid()).at(1, 1, 1)).containsExactly(-11, -18, 27);
        }

        /** A turn by 30 degrees about z: the columns of the rotation are (cos, sin) and (-sin, cos). */
        @Test
        void turnsByTheQuaternion() throws IOException {
            double half = Math.toRadians(15);
            MaskVolume volume = read(NiftiBytes.little(4, 3, 2)
                    .qform(0, 0, Math.sin(half), 0, 0, 0, 1)
                    .file());
            double[] at = VoxelAffine.of(volume.grid()).at(1, 0, 0);
            assertThat(at[0]).isEqualTo(-Math.cos(2 * half), within(1e-6));
            assertThat(at[1]).isEqualTo(-Math.sin(2 * half), within(1e-6));
        }

        @Test
        void isNoneWhereTheFileTellsNone() throws IOException {
            MaskVolume volume = read(NiftiBytes.little(4, 3, 2).file());
            assertThat(volume.grid().placement()).isNull();
            assertThat(volume.grid().spacing()).isEqualTo(new VoxelSpacing(3, 2, 1));
        }

        @Test
        void isMeasuredInTheUnitOfTheFile() throws IOException {
            MaskVolume volume = read(NiftiBytes.little(4, 3, 2)
                    .with(h -> h.put(NiftiBytes.UNITS, (byte) 3))
                    .sform(1, 0, 0, 1000, 0, 2, 0, 0, 0, 0, 3, 0)
                    .file());
            assertThat(volume.grid().spacing().y()).isEqualTo(2e-3, within(1e-12));
            assertThat(Objects.requireNonNull(volume.grid().placement())
                            .origin()
                            .get(0))
                    .isEqualTo(-1, within(1e-9));
        }

        @Test
        void ofATiltedStackKeepsItsShearAndMeasuresSlicesAlongTheirNormal() throws IOException {
            double tilt = Math.toRadians(20);
            MaskVolume volume = read(NiftiBytes.little(4, 3, 2)
                    .sform(1, 0, 0, 0, 0, 2, 3 * Math.sin(tilt), 0, 0, 0, 3 * Math.cos(tilt), 0)
                    .file());
            assertThat(volume.grid().spacing().z()).isEqualTo(3 * Math.cos(tilt), within(1e-6));
            double[] at = VoxelAffine.of(volume.grid()).at(0, 0, 1);
            assertThat(at[1]).isEqualTo(-3 * Math.sin(tilt), within(1e-6));
            assertThat(at[2]).isEqualTo(3 * Math.cos(tilt), within(1e-6));
        }

        @Test
        void thatContradictsTheSpacingOrSpansNothingIsRefused() {
            refused(
                    MaskFileException.INVALID,
                    NiftiBytes.little(4, 3, 2)
                            .sform(1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 4, 0)
                            .file());
            refused(
                    MaskFileException.INVALID,
                    NiftiBytes.little(4, 3, 2)
                            .sform(1, 0, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0)
                            .file());
            refused(
                    MaskFileException.INVALID,
                    NiftiBytes.little(4, 3, 2).sform(new double[12]).file());
            refused(
                    MaskFileException.INVALID,
                    NiftiBytes.little(4, 3, 2)
                            .sform(1, 0, 0, Double.NaN, 0, 2, 0, 0, 0, 0, 3, 0)
                            .file());
            refused(
                    MaskFileException.INVALID,
                    NiftiBytes.little(4, 3, 2).qform(1, 1, 0, 0, 0, 0, 1).file());
            refused(
                    MaskFileException.UNSUPPORTED,
                    NiftiBytes.little(4, 3, 2)
                            .sform(1, 2 * Math.sin(0.1), 0, 0, 0, 2 * Math.cos(0.1), 0, 0, 0, 0, 3, 0)
                            .file());
        }
    }

    @Nested
    class Sizes {

        @Test
        void mayBeOfOneSlice() throws IOException {
            MaskVolume volume = read(NiftiBytes.little(4, 3).file());
            assertThat(volume.grid().shape()).isEqualTo(new GridShape(1, 3, 4));
        }

        @Test
        void mayHaveMoreDimensionsOfOne() throws IOException {
            assertThat(read(NiftiBytes.little(4, 3, 2, 1, 1).file()).grid().shape())
                    .isEqualTo(new GridShape(2, 3, 4));
        }

        @Test
        void ofFourDimensionsAreRefused() {
            refused(MaskFileException.UNSUPPORTED, NiftiBytes.little(4, 3, 2, 2).file());
        }

        @ParameterizedTest
        @ValueSource(floats = {0, -1, Float.NaN, Float.POSITIVE_INFINITY})
        void ofVoxelsAreAboveNought(float size) {
            refused(
                    MaskFileException.INVALID,
                    NiftiBytes.little(4, 3, 2)
                            .with(h -> h.putFloat(NiftiBytes.PIXDIM + 8, size))
                            .file());
        }

        @Test
        void thatAreOnlyClaimedAreRefusedAtOnce() {
            byte[] file = NiftiBytes.little(4, 3, 2)
                    .with(h -> h.putShort(NiftiBytes.DIM + 2, Short.MAX_VALUE)
                            .putShort(NiftiBytes.DIM + 4, Short.MAX_VALUE)
                            .putShort(NiftiBytes.DIM + 6, Short.MAX_VALUE))
                    .file();
            refused(MaskFileException.TOO_LARGE, file);
        }

        @Test
        void beyondTheEndOrShortOfItAreRefused() throws IOException {
            byte[] file = NiftiBytes.little(4, 3, 2).file();
            for (int length : new int[] {4, 100, 347, 348, 351, 352, file.length - 1}) {
                refused(MaskFileException.INVALID, Arrays.copyOf(file, length));
                refused(MaskFileException.INVALID, NiftiBytes.compressed(Arrays.copyOf(file, length)));
            }
            refused(MaskFileException.INVALID, Arrays.copyOf(file, file.length + 1));
            byte[] compressed = NiftiBytes.compressed(file);
            refused(MaskFileException.INVALID, Arrays.copyOf(compressed, compressed.length - 3));
        }

        @Test
        void ofABombAreBoundByWhatTheHeaderMayClaim() throws IOException {
            byte[] bomb = NiftiBytes.compressed(
                    Arrays.copyOf(NiftiBytes.little(4, 3, 2).file(), 1 << 26));
            assertThat(bomb.length).isLessThan(1 << 17);
            refused(MaskFileException.INVALID, bomb);
        }

        @Test
        void ofAnImageTakenForAMaskAreTooManyRuns() {
            byte[] file = NiftiBytes.little(64, 64, 16).file(voxels -> {
                for (int at = 0; at < voxels.capacity(); at++) {
                    voxels.put(at, (byte) (at % 7));
                }
            });
            MaskFileLimits few = new MaskFileLimits(1 << 20, 1 << 20, 100, 1000);
            assertThatThrownBy(() -> MaskFiles.read(put(file), MaskReading.DEFAULT.within(few)))
                    .hasFieldOrPropertyWithValue("code", MaskFileException.TOO_LARGE);
        }
    }

    @Test
    void otherKindsOfNiftiAreRefusedByName() throws IOException {
        assertThatThrownBy(() -> read(NiftiBytes.little(4, 3, 2)
                        .with(h -> h.put(NiftiBytes.MAGIC + 1, (byte) 'i'))
                        .file()))
                .hasMessageContaining(".hdr");
        assertThatThrownBy(() -> read(
                        NiftiBytes.little(4, 3, 2).with(h -> h.putInt(0, 540)).file()))
                .hasMessageContaining("NIfTI-2");
        refused(
                MaskFileException.UNSUPPORTED,
                NiftiBytes.little(4, 3, 2).type(128, 24).file());
        refused(
                MaskFileException.INVALID,
                NiftiBytes.little(4, 3, 2).type(2, 16).file());
    }

    private MaskVolume read(byte[] file) throws IOException {
        return MaskFiles.read(put(file));
    }

    private void refused(String code, byte[] file) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(MaskFileException.class)
                .hasFieldOrPropertyWithValue("code", code);
    }

    private Path put(byte[] file) throws IOException {
        return Files.write(directory.resolve("mask"), file);
    }
}
