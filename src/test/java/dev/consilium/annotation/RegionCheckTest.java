package dev.consilium.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.annotation.LabelValidation.LabelFinding;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.Region;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.TestMasks;
import dev.consilium.study.SeriesGrid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionCheckTest {

    private static final GridShape GRID = new GridShape(3, 6, 8);

    private static final LabelSchema SCHEMA = LabelSchema.parse("""
            {"title": "test", "classes": [
              {"code": "liver", "name": "Liver", "kind": "mask"},
              {"code": "tumour", "name": "Tumour", "kind": "mask",
               "region": {"inside": "liver", "overlap": "exclusive", "maximumComponents": 2, "minimumComponentMm3": 4, "holes": false}},
              {"code": "core", "name": "Core", "kind": "mask", "region": {"inside": "tumour"}},
              {"code": "vessel", "name": "Vessel", "kind": "mask"},
              {"code": "tip", "name": "Tip", "kind": "point", "region": {"inside": "liver"}},
              {"code": "part", "name": "Part", "kind": "polygon", "minimumSizeMm": 4, "region": {"overlap": "exclusive"}},
              {"code": "turned", "name": "Turned", "kind": "rotated-box", "minimumSizeMm": 3},
              {"code": "course", "name": "Course", "kind": "polyline", "minimumSizeMm": 3},
              {"code": "box", "name": "Box", "kind": "box", "minimumSizeMm": 3, "region": {"inside": "liver"}}]}""");

    private final Map<String, RunLengthMask> masks = new HashMap<>();
    private SeriesGrid grid = new SeriesGrid(GRID, 2.0, 1.0, 0.5);

    @Nested
    class Masks {

        @Test
        void areComparedVoxelByVoxel() {
            Random random = new Random(71);
            for (int round = 0; round < 400; round++) {
                boolean[] liver = TestMasks.random(GRID, 0.7, random);
                boolean[] tumour = TestMasks.random(GRID, 0.1, random);
                boolean[] vessel = TestMasks.random(GRID, 0.05, random);
                List<Label> labels = new ArrayList<>(List.of(mask("liver", liver), mask("tumour", tumour)));
                labels.add(mask("vessel", vessel));
                List<String> expected = new ArrayList<>();
                tell("OUTSIDE_CLASS", 1, minus(tumour, liver), expected);
                int[] sizes = pieces(tumour);
                if (sizes.length > 2) {
                    expected.add("TOO_MANY_COMPONENTS /1/geometry");
                }
                if (java.util.Arrays.stream(sizes).anyMatch(size -> size < 4)) {
                    expected.add("COMPONENT_TOO_SMALL /1/geometry");
                }
                if (hasHole(tumour)) {
                    expected.add("MASK_HOLE /1/geometry");
                }
                tell("CLASSES_OVERLAP", 2, and(vessel, tumour), expected);
                assertThat(placed(labels)).containsExactlyElementsOf(expected);
            }
        }

        @Test
        void ofAClassMayLieInItsParentAndItsParentsParent() {
            boolean[] liver = filled(0, 6);
            boolean[] tumour = filled(1, 5);
            boolean[] core = filled(2, 4);
            assertThat(codes(List.of(mask("core", core), mask("tumour", tumour), mask("liver", liver))))
                    .isEmpty();
            assertThat(codes(List.of(mask("tumour", tumour), mask("core", filled(1, 6)))))
                    .containsExactly("OUTSIDE_CLASS", "OUTSIDE_CLASS");
        }

        @Test
        void thatHaveNoParentAtAllLieOutsideOfIt() {
            List<LabelFinding> findings = findings(List.of(mask("tumour", filled(1, 3))));
            assertThat(findings).hasSize(1);
            assertThat(findings.get(0).voxel()).isEqualTo(new VoxelPlace(0, 1, 1));
            assertThat(findings.get(0).sentence())
                    .isEqualTo(
                            "Tumour must lie inside Liver: 4 of its voxels do not, the first on slice 1 at row 1, column 1.");
            assertThat(findings.get(0).blocking()).isTrue();
        }

        @Test
        void shareVoxelsUnlessTheirClassesExcludeEachOther() {
            List<Label> labels =
                    List.of(mask("liver", filled(0, 6)), mask("vessel", filled(2, 5)), mask("tumour", filled(3, 5)));
            List<LabelFinding> findings = findings(labels);
            assertThat(findings).extracting(LabelFinding::code).containsExactly("CLASSES_OVERLAP");
            assertThat(findings.get(0).location()).isEqualTo("/2/geometry");
            assertThat(findings.get(0).voxel()).isEqualTo(new VoxelPlace(0, 3, 3));
            assertThat(findings.get(0).sentence()).contains("Tumour and Vessel (label 2) share 4 voxels");
        }

        @Test
        void ofUnknownSizeAreNotTooSmall() {
            grid = new SeriesGrid(GRID, null, 1.0, 0.5);
            assertThat(codes(List.of(mask("liver", filled(0, 6)), mask("tumour", filled(1, 2)))))
                    .isEmpty();
        }

        @Test
        void namesThePieceThatIsTooMuchAndTheHole() {
            boolean[] tumour = new boolean[GRID.slices() * GRID.pixels()];
            for (int at : new int[] {0, 1, 2, 8, 10, 16, 17, 18, 5, 6, 13, 14, 44, 45, 46, 47, 39}) {
                tumour[at] = true;
            }
            List<LabelFinding> findings = findings(List.of(mask("liver", filled(0, 6)), mask("tumour", tumour)));
            assertThat(findings)
                    .extracting(LabelFinding::code, LabelFinding::voxel)
                    .containsSubsequence(
                            org.assertj.core.groups.Tuple.tuple("TOO_MANY_COMPONENTS", new VoxelPlace(0, 0, 5)),
                            org.assertj.core.groups.Tuple.tuple("MASK_HOLE", new VoxelPlace(0, 1, 1)));
        }

        @Test
        void areAsBadAsTheSchemaSays() {
            LabelSchema lenient = LabelSchema.parse("""
                    {"title": "t", "checks": {"MASK_HOLE": "warning"}, "classes": [
                      {"code": "ring", "name": "Ring", "kind": "mask", "region": {"holes": false}}]}""");
            boolean[] ring = filled(1, 4);
            ring[2 * GRID.columns() + 2] = false;
            assertThat(RegionCheck.findings(lenient, voxels(), List.of(mask("ring", ring))))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.blocking()).isFalse())
                    .satisfies(finding -> assertThat(finding.voxel()).isEqualTo(new VoxelPlace(0, 2, 2)));
        }
    }

    @Nested
    class Shapes {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                nullValues = "-",
                value = {
                    "part   | {'points':[[0,0],[8,0],[8,6]]}                              | -",
                    "part   | {'points':[[0,0],[8.1,0],[8,6]]}                            | OUTSIDE_IMAGE",
                    "part   | {'points':[[0,0],[8,0],[8,6]],'slice':3}                    | OUTSIDE_IMAGE",
                    "part   | {'points':[[0,0],[4.1,0],[4,6.1]],'unit':'mm'}              | OUTSIDE_IMAGE",
                    "part   | {'points':[[0,0],[4,0],[4,6]],'unit':'mm'}                  | -",
                    "part   | {'points':[[0,0],[4,0],[0,3]]}                              | TOO_SMALL",
                    "part   | {'points':[[0,0],[7,6],[7,0],[0,6]]}                        | -",
                    "tip    | {'x':1.5,'y':1.5}                                           | OUTSIDE_CLASS",
                    "tip    | {'x':-1,'y':2}                                              | OUTSIDE_IMAGE",
                    "turned | {'x':4,'y':3,'width':6,'height':2,'angle':0}                | -",
                    "turned | {'x':4,'y':3,'width':5.9,'height':2,'angle':0}              | TOO_SMALL",
                    "turned | {'x':4,'y':3,'width':2,'height':5.9,'angle':90}             | TOO_SMALL",
                    "turned | {'x':4,'y':3,'width':2,'height':3,'angle':0}                | -",
                    "turned | {'x':1,'y':3,'width':3,'height':1,'angle':-0.5}             | OUTSIDE_IMAGE TOO_SMALL",
                    "course | {'points':[[0,0],[4,0],[4,1]]}                              | -",
                    "course | {'points':[[0,0],[3,0],[3,1]]}                              | TOO_SMALL",
                    "box    | {'x0':0,'y0':0,'x1':2,'y1':2}                               | TOO_SMALL OUTSIDE_CLASS",
                })
        void areMeasuredOnTheImages(String code, String geometry, String expected) {
            assertThat(codes(List.of(label(code, geometry))))
                    .isEqualTo(expected == null ? List.of() : List.of(expected.split(" ")));
        }

        @Test
        void coverTheVoxelsWhoseCentreLiesInside() {
            Label part = label("part", "{'points':[[0,0],[4,0],[4,4],[0,4]],'holes':[[[1,1],[3,1],[3,3],[1,3]]]}");
            boolean[] inHole = new boolean[GRID.slices() * GRID.pixels()];
            inHole[GRID.columns() + 1] = true;
            assertThat(codes(List.of(part, mask("vessel", inHole)))).isEmpty();
            boolean[] inRing = new boolean[GRID.slices() * GRID.pixels()];
            inRing[3] = true;
            assertThat(codes(List.of(part, mask("vessel", inRing)))).containsExactly("CLASSES_OVERLAP");
            assertThat(codes(List.of(mask("liver", filled(0, 6)), label("tip", "{'x':1.5,'y':1.5}"))))
                    .isEmpty();
        }

        @Test
        void givenInMmAreSkippedWhereAPixelHasNoSize() {
            grid = new SeriesGrid(GRID, null, null, null);
            assertThat(codes(List.of(
                            label("part", "{'points':[[0,0],[99,0],[99,99]],'unit':'mm'}"),
                            label("box", "{'x0':0,'y0':0,'x1':2,'y1':2,'unit':'mm'}"))))
                    .isEmpty();
            assertThat(codes(List.of(label("part", "{'points':[[0,0],[99,0],[99,99]]}"))))
                    .containsExactly("OUTSIDE_IMAGE");
        }

        @Test
        void thatCannotBeReadAreLeftToTheCheckOfTheirGeometry() {
            assertThat(codes(List.of(label("part", "{'points':[[0,0]]}"), label("tip", "null"))))
                    .isEmpty();
        }
    }

    private static void tell(String code, int index, boolean[] voxels, List<String> expected) {
        for (int at = 0; at < voxels.length; at++) {
            if (voxels[at]) {
                int pixel = at % GRID.pixels();
                expected.add(code + " /" + index + "/geometry "
                        + new VoxelPlace(at / GRID.pixels(), pixel / GRID.columns(), pixel % GRID.columns()));
                return;
            }
        }
    }

    /** Sizes in voxels by flooding over all 26 neighbours. */
    private static int[] pieces(boolean[] voxels) {
        boolean[] left = voxels.clone();
        List<Integer> sizes = new ArrayList<>();
        for (int at = 0; at < left.length; at++) {
            if (left[at]) {
                sizes.add(flooded(left, at / GRID.pixels(), at % GRID.pixels() / GRID.columns(), at % GRID.columns()));
            }
        }
        return sizes.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int flooded(boolean[] left, int z, int y, int x) {
        boolean within = z >= 0 && y >= 0 && x >= 0 && z < GRID.slices() && y < GRID.rows() && x < GRID.columns();
        int at = z * GRID.pixels() + y * GRID.columns() + x;
        if (!within || !left[at]) {
            return 0;
        }
        left[at] = false;
        int size = 1;
        for (int step = 0; step < 27; step++) {
            size += flooded(left, z + step / 9 - 1, y + step / 3 % 3 - 1, x + step % 3 - 1);
        }
        return size;
    }

    /** Background of a slice that does not reach its edge, over corners too. */
    private static boolean hasHole(boolean[] voxels) {
        for (int z = 0; z < GRID.slices(); z++) {
            boolean[][] open = new boolean[GRID.rows() + 2][GRID.columns() + 2];
            for (int y = 0; y < open.length; y++) {
                for (int x = 0; x < open[0].length; x++) {
                    boolean rim = y == 0 || x == 0 || y > GRID.rows() || x > GRID.columns();
                    open[y][x] = rim || !voxels[z * GRID.pixels() + (y - 1) * GRID.columns() + x - 1];
                }
            }
            drain(open, 0, 0);
            for (boolean[] row : open) {
                for (boolean left : row) {
                    if (left) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static void drain(boolean[][] open, int y, int x) {
        if (y < 0 || x < 0 || y >= open.length || x >= open[0].length || !open[y][x]) {
            return;
        }
        open[y][x] = false;
        for (int step = 0; step < 9; step++) {
            drain(open, y + step / 3 - 1, x + step % 3 - 1);
        }
    }

    private static boolean[] minus(boolean[] one, boolean[] other) {
        boolean[] left = one.clone();
        for (int at = 0; at < left.length; at++) {
            left[at] &= !other[at];
        }
        return left;
    }

    private static boolean[] and(boolean[] one, boolean[] other) {
        return minus(one, minus(one, other));
    }

    /** A square on the first slice. */
    private static boolean[] filled(int from, int to) {
        boolean[] voxels = new boolean[GRID.slices() * GRID.pixels()];
        for (int y = from; y < to; y++) {
            java.util.Arrays.fill(voxels, y * GRID.columns() + from, y * GRID.columns() + to, true);
        }
        return voxels;
    }

    private List<String> placed(List<Label> labels) {
        return findings(labels).stream()
                .map(finding -> finding.code() + " " + finding.location()
                        + (finding.code().startsWith("O") || finding.code().startsWith("CL")
                                ? " " + finding.voxel()
                                : ""))
                .toList();
    }

    private List<String> codes(List<Label> labels) {
        return findings(labels).stream().map(LabelFinding::code).toList();
    }

    private List<LabelFinding> findings(List<Label> labels) {
        return RegionCheck.findings(SCHEMA, voxels(), labels);
    }

    private LabelVoxels voxels() {
        return new LabelVoxels(grid, this::region);
    }

    private Region region(Label label) {
        JsonNode geometry = Objects.requireNonNull(label.geometry());
        return label.kind() == LabelKind.MASK
                ? Objects.requireNonNull(masks.get(geometry.path("digest").asText()))
                : BoxGeometry.of(geometry).inPixels(0.5, 1);
    }

    private Label mask(String code, boolean[] voxels) {
        RunLengthMask mask = TestMasks.ofVoxels(GRID, voxels);
        masks.put(mask.digest(), mask);
        return label(code, "{'digest':'" + mask.digest() + "'}");
    }

    private static Label label(String code, String geometry) {
        try {
            return new Label(
                    code,
                    SCHEMA.find(code).map(LabelSchema.LabelClass::kind).orElse(LabelKind.MASK),
                    new ObjectMapper().readTree(geometry.replace('\'', '"')),
                    Map.of());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(geometry, e);
        }
    }
}
