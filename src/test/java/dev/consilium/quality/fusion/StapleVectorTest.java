package dev.consilium.quality.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.imaging.TestImages;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.TestMasks;
import dev.consilium.imaging.mask.VoxelSpacing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Five raters whose fusions ITK and numpy computed. */
class StapleVectorTest {

    private JsonNode vector;
    private List<RaterMask> raters;

    @BeforeEach
    void read() throws IOException {
        vector = TestImages.vector("staple.json");
        raters = new ArrayList<>();
        for (JsonNode runs : vector.path("raters_rle")) {
            RunLengthMask mask = TestMasks.ofVector(vector.path("shape"), runs);
            raters.add(new RaterMask(
                    "rater " + raters.size(), new MaskGrid(mask.shape(), new VoxelSpacing(1, 1, 1), null), mask));
        }
    }

    @Test
    void overTheWholeImageIsThatOfItk() {
        FusedMask fused =
                MaskFusion.of(raters, FusionOptions.of(FusionMethod.STAPLE).asItk());
        isAs(fused, vector.path("staple"));
        assertThat(fused.posterior().voxels()).isEqualTo(12 * 32 * 32);
        assertThat(fused.iterations()).isBetween(5, 60);
    }

    @Test
    void overTheBoxOfTheUnionIsThatOfTheVector() {
        isAs(MaskFusion.of(raters, FusionOptions.of(FusionMethod.STAPLE)), vector.path("staple_roi_union_bbox_pad1"));
    }

    private void isAs(FusedMask fused, JsonNode expected) {
        assertThat(fused.converged()).isTrue();
        assertThat(fused.prior()).isCloseTo(expected.path("prior").asDouble(), within(1e-12));
        for (int r = 0; r < raters.size(); r++) {
            RaterPerformance rater = fused.raters().get(r);
            assertThat(rater.rater()).isEqualTo("rater " + r);
            assertThat(rater.sensitivity()).isCloseTo(expected.path("p").path(r).asDouble(), within(1e-8));
            assertThat(rater.specificity()).isCloseTo(expected.path("q").path(r).asDouble(), within(1e-8));
        }
        assertThat(fused.mask().voxels())
                .isEqualTo(expected.path("fg_count_at_0_5").asLong());
        assertThat(fused.posterior().expectedVoxels())
                .isCloseTo(expected.path("sumW").asDouble(), within(1e-4));
        assertThat(fused.majority().majorityVoxels())
                .isEqualTo(vector.path("majority_strict_fg").asLong());
    }

    @Test
    void aStrictMajorityHasAsManyVoxels() {
        FusedMask fused = MaskFusion.of(raters, FusionOptions.of(FusionMethod.MAJORITY));
        assertThat(fused.mask().voxels())
                .isEqualTo(vector.path("majority_strict_fg").asLong());
        assertThat(fused.majority().dice()).isEqualTo(1);
    }

    @Test
    void simpleKeepsTheSameRatersByTheSameDices() {
        FusedMask fused =
                MaskFusion.of(raters, FusionOptions.of(FusionMethod.SIMPLE).selfIncluded());
        JsonNode simple = vector.path("simple");
        JsonNode last = simple.path("history").path(simple.path("history").size() - 1);
        assertThat(fused.mask().voxels()).isEqualTo(simple.path("fg").asLong());
        assertThat(fused.iterations()).isEqualTo(simple.path("history").size());
        assertThat(fused.converged()).isTrue();
        assertThat(fused.raters().stream().map(RaterPerformance::kept))
                .containsExactlyElementsOf(
                        StreamSupport.stream(simple.path("alive").spliterator(), false)
                                .map(JsonNode::asBoolean)
                                .toList());
        for (int r = 0; r < raters.size(); r++) {
            assertThat(fused.raters().get(r).dice())
                    .isCloseTo(last.path(1).path(r).asDouble(), within(5e-7));
        }
    }

    /** But for one voxel whose distances sum to zero exactly, see {@code ShapeAverageTest}. */
    @Test
    void theAverageOfShapesIsThatOfTheVector() {
        FusedMask fused = MaskFusion.of(raters, FusionOptions.of(FusionMethod.SBA));
        RunLengthMask reference =
                TestMasks.ofVector(vector.path("shape"), vector.path("sba").path("rle"));
        RunLengthMask tie = new MaskBuilder(reference.shape())
                .add(10, 12 * 32 + 20, 12 * 32 + 21)
                .build();
        assertThat(reference.voxels()).isEqualTo(vector.path("sba").path("fg").asLong());
        assertThat(fused.mask()).isEqualTo(RunLengthMask.union(List.of(reference, tie)));
    }
}
