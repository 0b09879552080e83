package dev.consilium.imaging.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.imaging.TestImages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RunLengthMaskTest {

    private static final GridShape GRID = new GridShape(3, 4, 5);

    @TestFactory
    Stream<DynamicTest> countsAsTheVerifiedPairsSay() throws IOException {
        JsonNode pairs = TestImages.vector("seg_pairs.json");
        return StreamSupport.stream(pairs.spliterator(), false)
                .map(pair -> dynamicTest(pair.path("id").asText(), () -> {
                    JsonNode expected = pair.path("expected");
                    Overlap overlap = TestMasks.ofVector(pair.path("shape"), pair.path("ref_rle"))
                            .overlap(TestMasks.ofVector(pair.path("shape"), pair.path("pred_rle")));
                    assertThat(overlap.first()).isEqualTo(expected.path("n_ref").asDouble());
                    assertThat(overlap.second())
                            .isEqualTo(expected.path("n_pred").asDouble());
                    assertThat(overlap.both())
                            .isEqualTo(expected.path("n_inter").asDouble());
                    assertThat(overlap.dice()).isEqualTo(expected.path("dice").asDouble(), within(1e-12));
                    assertThat(overlap.iou()).isEqualTo(expected.path("iou").asDouble(), within(1e-12));
                }));
    }

    @Nested
    class Counting {

        private final Random random = new Random(7);

        @Test
        void agreesWithCountingVoxelByVoxel() {
            for (int round = 0; round < 300; round++) {
                boolean[] a = TestMasks.random(GRID, random.nextDouble(), random);
                boolean[] b = TestMasks.random(GRID, random.nextDouble(), random);
                RunLengthMask one = TestMasks.ofVoxels(GRID, a);
                RunLengthMask other = TestMasks.ofVoxels(GRID, b);
                Overlap overlap = one.overlap(other);
                assertThat(overlap.first()).isEqualTo(count(a, a));
                assertThat(overlap.both()).isEqualTo(count(a, b));
                assertThat(overlap.either()).isEqualTo(count(a, a) + count(b, b) - count(a, b));
                assertThat(overlap.onlyOne()).isEqualTo(count(a, a) + count(b, b) - 2 * count(a, b));
                assertThat(other.overlap(one).iou()).isEqualTo(overlap.iou());
            }
        }

        @Test
        void votesAgreeWithCountingVoxelByVoxel() {
            for (int round = 0; round < 300; round++) {
                List<boolean[]> regions = Stream.generate(() -> TestMasks.random(GRID, 0.5, random))
                        .limit(1 + random.nextInt(4))
                        .toList();
                int votes = 1 + random.nextInt(regions.size());
                boolean[] expected = new boolean[regions.get(0).length];
                for (int at = 0; at < expected.length; at++) {
                    int voxel = at;
                    expected[at] =
                            regions.stream().filter(region -> region[voxel]).count() >= votes;
                }
                List<RunLengthMask> masks = regions.stream()
                        .map(region -> TestMasks.ofVoxels(GRID, region))
                        .toList();
                assertThat(RunLengthMask.heldByAtLeast(votes, masks)).isEqualTo(TestMasks.ofVoxels(GRID, expected));
            }
        }

        @Test
        void theBoundsHoldEveryVoxelAndNoEmptyEdge() {
            for (int round = 0; round < 300; round++) {
                boolean[] voxels = TestMasks.random(GRID, 0.05, random);
                RunLengthMask mask = TestMasks.ofVoxels(GRID, voxels);
                assertThat(mask.bounds().isPresent()).isEqualTo(mask.voxels() > 0);
                mask.bounds().ifPresent(bounds -> {
                    assertThat(VoxelBits.of(mask, bounds).count()).isEqualTo(mask.voxels());
                    assertThat(bounds).isEqualTo(bruteBounds(voxels));
                });
            }
        }

        @Test
        void anEmptyMaskOverlapsNothing() {
            RunLengthMask empty = new MaskBuilder(GRID).build();
            assertThat(empty.empty()).isTrue();
            assertThat(empty.overlap(empty).iou()).isZero();
            assertThat(empty.overlap(empty).dice()).isZero();
        }

        @Test
        void masksOfDifferentShapesCannotBeCompared() {
            RunLengthMask other = new MaskBuilder(new GridShape(3, 5, 4)).build();
            assertThatThrownBy(() -> new MaskBuilder(GRID).build().overlap(other))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        private static double count(boolean[] a, boolean[] b) {
            double both = 0;
            for (int at = 0; at < a.length; at++) {
                both += a[at] && b[at] ? 1 : 0;
            }
            return both;
        }

        private static VoxelBounds bruteBounds(boolean[] voxels) {
            VoxelBounds bounds = null;
            for (int at = 0; at < voxels.length; at++) {
                if (voxels[at]) {
                    int z = at / GRID.pixels();
                    int y = at % GRID.pixels() / GRID.columns();
                    int x = at % GRID.columns();
                    VoxelBounds voxel = new VoxelBounds(z, z, x, y, x + 1, y + 1);
                    bounds = bounds == null ? voxel : bounds.union(voxel);
                }
            }
            return bounds;
        }
    }

    @Nested
    class Bytes {

        @Test
        void areWhatTheFormatSays() {
            RunLengthMask mask = new MaskBuilder(new GridShape(2, 10, 20))
                    .add(0, 0, 3)
                    .add(0, 140, 200)
                    .build();
            assertThat(mask.runs(0)).containsExactly(0, 3, 137, 60);
            assertThat(mask.runs(1)).containsExactly(200);
            assertThat(HexFormat.of().formatHex(mask.bytes()))
                    .isEqualTo("524c4d31" + "00000002" + "0000000a" + "00000014" // magic and shape
                            + "00000005" + "00000007" // ends of the slices
                            + "00" + "03" + "8901" + "3c" + "c801");
        }

        @Test
        void tellTheSameRegionApartFromEveryOtherAndComeBackAsTheyWere() {
            Random random = new Random(11);
            for (int round = 0; round < 300; round++) {
                boolean[] voxels = TestMasks.random(GRID, random.nextDouble(), random);
                RunLengthMask mask = TestMasks.ofVoxels(GRID, voxels);
                assertThat(RunLengthMask.ofBytes(mask.bytes())).isEqualTo(mask);
                int flipped = random.nextInt(voxels.length);
                voxels[flipped] = !voxels[flipped];
                assertThat(TestMasks.ofVoxels(GRID, voxels).digest()).isNotEqualTo(mask.digest());
            }
        }

        @Test
        void stretchesThatTouchAreOneRun() {
            RunLengthMask split =
                    new MaskBuilder(GRID).add(1, 2, 4).add(1, 4, 4).add(1, 4, 9).build();
            assertThat(split).isEqualTo(new MaskBuilder(GRID).add(1, 2, 9).build());
        }

        @Test
        void areRefusedWhereTheyCouldBeWrittenOtherwise() {
            byte[] bytes = new MaskBuilder(new GridShape(1, 10, 20))
                    .add(0, 3, 9)
                    .build()
                    .bytes();
            refused(new byte[0]);
            refused("RLM1".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            refused(Arrays.copyOf(bytes, bytes.length - 1));
            refused(Arrays.copyOf(bytes, bytes.length + 1));
            refused(changed(bytes, 0, 'X'));
            refused(changed(bytes, 19, bytes[19] + 1)); // the end of the slice
            refused(withRuns(bytes, 3, 6, 0, 191)); // a zero run
            refused(withRuns(bytes, 0x83, 0x00, 6, 0xBF, 0x01)); // 3 in two bytes
            refused(withRuns(bytes, 3, 6, 0xC0, 0x01)); // one pixel too many
            refused(withRuns(bytes, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F)); // beyond an int
            refused(ByteBuffer.allocate(16)
                    .putInt(0x524C4D31)
                    .putInt(Integer.MAX_VALUE)
                    .putInt(1)
                    .putInt(1)
                    .array());
            refused(ByteBuffer.allocate(20)
                    .putInt(0x524C4D31)
                    .putInt(1)
                    .putInt(-1)
                    .putInt(1)
                    .array());
        }

        private static byte[] changed(byte[] bytes, int at, int value) {
            byte[] changed = bytes.clone();
            changed[at] = (byte) value;
            return changed;
        }

        private static byte[] withRuns(byte[] bytes, int... runs) {
            ByteBuffer changed =
                    ByteBuffer.allocate(20 + runs.length).put(bytes, 0, 16).putInt(runs.length);
            for (int run : runs) {
                changed.put((byte) run);
            }
            return changed.array();
        }

        private static void refused(byte[] bytes) {
            assertThatThrownBy(() -> RunLengthMask.ofBytes(bytes)).isInstanceOf(MaskFormatException.class);
        }
    }
}
