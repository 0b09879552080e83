package dev.consilium.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.consilium.annotation.LabelValidation.LabelFinding;
import dev.consilium.common.Refusal;
import dev.consilium.imaging.mask.PixelBox;
import dev.consilium.imaging.mask.Region;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.study.SeriesGrid;
import dev.consilium.study.SeriesGrids;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Labels as parts of the volume of their series: boxes, masks, polygons and turned boxes. */
@Component
public class LabelRegions {

    /** Member of a refusal: JSON pointer to the label it is about. */
    public static final String LOCATION = "location";

    static final String LABELS = "/labels";

    private static final Set<LabelKind> KINDS =
            EnumSet.of(LabelKind.BOX, LabelKind.MASK, LabelKind.POLYGON, LabelKind.ROTATED_BOX);

    private final SeriesGrids grids;
    private final Masks masks;

    LabelRegions(SeriesGrids grids, Masks masks) {
        this.grids = grids;
        this.masks = masks;
    }

    public SeriesGrid grid(String seriesId) {
        return grids.of(seriesId);
    }

    /** Whether labels of this kind are regions. @param kind null where the label does not say, which its schema refuses */
    public static boolean has(@Nullable LabelKind kind) {
        return KINDS.contains(kind);
    }

    /** Whether labels of this kind may reach over several slices. */
    static boolean isSolid(LabelKind kind) {
        return kind == LabelKind.BOX || kind == LabelKind.MASK;
    }

    /**
     * A polygon as the voxels whose centre lies inside.
     *
     * @throws IllegalStateException for a label of another kind, or without a sound geometry
     */
    public Region of(String seriesId, Label label) {
        return (isSolid(label.kind()) ? solid(seriesId, label) : new ShapeVoxels(grids.of(seriesId)).region(label))
                .filter(region -> has(label.kind()))
                .orElseThrow(
                        () -> new IllegalStateException("a label of class " + label.labelClass() + " is no region"));
    }

    private Optional<Region> solid(String seriesId, Label label) {
        JsonNode geometry = label.geometry();
        if (geometry == null || GeometryCheck.fault(label).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                label.kind() == LabelKind.MASK
                        ? masks.open(seriesId, geometry.path("digest").asText())
                        : box(geometry, grids.of(seriesId)));
    }

    /** The geometry that means this region; a mask is put to the case first. */
    public JsonNode geometry(String caseId, String seriesId, Region region, String byId) {
        if (region instanceof PixelBox box) {
            return BoxGeometry.json(box);
        }
        RunLengthMask mask = (RunLengthMask) region;
        return JsonNodeFactory.instance
                .objectNode()
                .put("digest", masks.put(caseId, seriesId, mask, byId).digest());
    }

    /**
     * Refuses geometries that cannot lie on the series, before anything is stored.
     *
     * @param mayName digests this person may name beside those of masks they put themselves
     * @throws Refusal UNPROCESSABLE {@code GEOMETRY_...}, {@code OUTSIDE_IMAGE}, {@code MASK_UNKNOWN}, TOO_LARGE
     *     {@code MASKS_TOO_LARGE}
     */
    public void requirePlaced(
            String caseId, String seriesId, List<Label> labels, String personId, List<Label> mayName) {
        for (int index = 0; index < labels.size(); index++) {
            Label label = labels.get(index);
            if (isSolid(label.kind())) {
                requirePlaced(caseId, seriesId, label, "/" + index, personId, mayName);
            } else if (has(label.kind())) {
                requireReadable(label, grids.of(seriesId), "/" + index);
            }
        }
        masks.requireBearable(caseId, digests(labels));
    }

    private static Set<String> digests(List<Label> labels) {
        return labels.stream()
                .filter(label -> label.kind() == LabelKind.MASK && label.geometry() != null)
                .map(label ->
                        Objects.requireNonNull(label.geometry()).path("digest").asText())
                .collect(Collectors.toSet());
    }

    /** What labels are found wanting of on the images of their series, as far as its spacing is known. */
    public List<LabelFinding> findings(LabelSchema schema, String seriesId, List<Label> labels) {
        boolean placed = labels.stream().anyMatch(label -> label.geometry() != null);
        return placed
                ? RegionCheck.findings(
                        schema, new LabelVoxels(grids.of(seriesId), label -> of(seriesId, label)), labels)
                : List.of();
    }

    private void requirePlaced(
            String caseId, String seriesId, Label label, String place, String personId, List<Label> mayName) {
        GeometryCheck.fault(label).ifPresent(fault -> refuse(fault, place));
        JsonNode geometry = Objects.requireNonNull(label.geometry());
        if (label.kind() == LabelKind.BOX) {
            requireInside(box(geometry, grids.of(seriesId)), grids.of(seriesId), place);
        } else if (mayName.stream().noneMatch(other -> geometry.equals(other.geometry()))
                && !masks.mayUse(caseId, geometry.path("digest").asText(), personId)) {
            throw Refusal.unprocessable(
                            "MASK_UNKNOWN",
                            "The label at " + place
                                    + " names a mask you have not put to this case. Send it to /api/tasks/{id}/masks first.")
                    .with(LOCATION, LABELS + place);
        }
    }

    /** What crosses itself or the edge of the images can be compared all the same, and is told by the checks of the labels. */
    private static void requireReadable(Label label, SeriesGrid grid, String place) {
        GeometryCheck.fault(label).filter(fault -> !fault.readable()).ifPresent(fault -> refuse(fault, place));
        ShapeVoxels voxels = new ShapeVoxels(grid);
        if (voxels.of(label).isEmpty()) {
            throw spacingUnknown();
        }
        if (voxels.region(label).isEmpty()) {
            throw Refusal.unprocessable(
                            "OUTSIDE_IMAGE",
                            "The outline at " + place + " does not lie on the images: the series has " + grid.shape()
                                    + ".")
                    .with(LOCATION, LABELS + place);
        }
    }

    private static void refuse(GeometryCheck.Fault fault, String place) {
        throw Refusal.unprocessable(fault.code(), "The label at " + place + ": " + fault.sentence())
                .with(LOCATION, LABELS + place);
    }

    private static void requireInside(PixelBox box, SeriesGrid grid, String place) {
        boolean inside = box.x0() >= 0
                && box.y0() >= 0
                && box.x1() <= grid.shape().columns()
                && box.y1() <= grid.shape().rows()
                && box.lastSlice() < grid.shape().slices();
        if (!inside) {
            throw Refusal.unprocessable(
                            "OUTSIDE_IMAGE",
                            "The box at " + place + " reaches beyond the images: the series has " + grid.shape() + ".")
                    .with(LOCATION, LABELS + place);
        }
    }

    private static PixelBox box(JsonNode geometry, SeriesGrid grid) {
        BoxGeometry box = BoxGeometry.of(geometry);
        if (!box.mm()) {
            return box.inPixels(1, 1);
        }
        return box.inPixels(known(grid.columnMm()), known(grid.rowMm()));
    }

    private static double known(@Nullable Double mm) {
        if (mm == null) {
            throw spacingUnknown();
        }
        return mm;
    }

    private static Refusal spacingUnknown() {
        return Refusal.unprocessable(
                "SPACING_UNKNOWN", "The images of this series do not say what a pixel measures: give places in px.");
    }
}
