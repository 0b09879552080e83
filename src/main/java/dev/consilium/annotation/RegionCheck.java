package dev.consilium.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.annotation.LabelSchema.LabelClass;
import dev.consilium.annotation.LabelSchema.RegionRules;
import dev.consilium.annotation.LabelSchema.VoxelSharing;
import dev.consilium.annotation.LabelValidation.LabelFinding;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.RunLengthMask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What labels are found wanting of on the voxels of their series, against the rules of their classes. */
final class RegionCheck {

    private final LabelSchema schema;
    private final LabelVoxels voxels;
    private final List<Label> labels;
    private final List<LabelFinding> findings = new ArrayList<>();
    private final Map<Integer, Optional<RunLengthMask>> masks = new HashMap<>();
    private final Map<String, RunLengthMask> covered = new HashMap<>();

    private RegionCheck(LabelSchema schema, LabelVoxels voxels, List<Label> labels) {
        this.schema = schema;
        this.voxels = voxels;
        this.labels = labels;
    }

    /** By the order of the labels, as grave as the schema says; nothing is opened that no rule asks for. */
    static List<LabelFinding> findings(LabelSchema schema, LabelVoxels voxels, List<Label> labels) {
        RegionCheck check = new RegionCheck(schema, voxels, labels);
        for (int index = 0; index < labels.size(); index++) {
            check.outsideImage(index);
            check.tooSmall(index);
            check.rules(index);
        }
        return check.findings.stream().map(schema::weigh).toList();
    }

    /** Boxes are refused before they are stored, masks always lie on the images. */
    private void outsideImage(int index) {
        Label label = labels.get(index);
        GeometryCheck.shape(label).ifPresent(shape -> voxels.shapes()
                .inPixels(shape)
                .filter(pixels -> !voxels.shapes().hold(pixels, shape.slice()))
                .ifPresent(pixels -> found(
                        "OUTSIDE_IMAGE",
                        index,
                        name(label) + " reaches beyond the images: the series has "
                                + voxels.grid().shape() + ".",
                        null)));
    }

    private void tooSmall(int index) {
        Label label = labels.get(index);
        Double minimum = classOf(label).map(LabelClass::minimumSizeMm).orElse(null);
        if (minimum != null && extentMm(label).filter(mm -> mm < minimum).isPresent()) {
            findings.add(LabelCheck.tooSmall("/" + index, label.labelClass(), minimum));
        }
    }

    /** In the plane of the image, empty for what is given in mm: that is measured without the series. */
    private Optional<Double> extentMm(Label label) {
        Double row = voxels.grid().rowMm();
        Double column = voxels.grid().columnMm();
        JsonNode geometry = label.geometry();
        if (row == null
                || column == null
                || label.kind() == LabelKind.POINT
                || geometry == null
                || geometry.path("unit").asText().equals("mm")) {
            return Optional.empty();
        }
        return LabelRegions.isSolid(label.kind())
                ? voxels.solid(label)
                        .flatMap(region -> region.around())
                        .map(box -> Math.max((box.x1() - box.x0()) * column, (box.y1() - box.y0()) * row))
                : GeometryCheck.shape(label)
                        .map(shape ->
                                ShapeGeometry.extent(label.kind(), shape.shape().scaled(column, row)));
    }

    private void rules(int index) {
        Label label = labels.get(index);
        sharing(index);
        RegionRules rules = classOf(label).map(LabelClass::region).orElse(null);
        if (rules == null) {
            return;
        }
        String parent = rules.inside();
        if (parent != null) {
            voxelsOf(index).ifPresent(mask -> inside(index, mask, parent));
        }
        if (label.kind() == LabelKind.MASK && MaskTopology.asked(rules)) {
            voxelsOf(index).ifPresent(mask -> MaskTopology.faults(
                            mask, rules, voxels.grid().spacing())
                    .forEach(fault -> found(fault.code(), index, name(label) + " " + fault.sentence(), fault.voxel())));
        }
    }

    private void inside(int index, RunLengthMask mask, String parent) {
        RunLengthMask beyond = mask.minus(covered(parent));
        if (!beyond.empty()) {
            VoxelPlace first = VoxelPlace.first(beyond);
            found(
                    "OUTSIDE_CLASS",
                    index,
                    String.format(
                            Locale.ROOT,
                            "%s must lie inside %s: %d of its voxels do not, the first %s.",
                            name(labels.get(index)),
                            nameOf(parent),
                            beyond.voxels(),
                            first.words()),
                    first);
        }
    }

    /** With labels before it, so that each pair is told once. */
    private void sharing(int index) {
        for (int other = 0; other < index; other++) {
            if (mayNotShare(labels.get(other), labels.get(index))) {
                int before = other;
                voxelsOf(other)
                        .flatMap(one -> voxelsOf(index).map(one::and))
                        .filter(both -> !both.empty())
                        .ifPresent(both -> shared(before, index, both));
            }
        }
    }

    private void shared(int before, int index, RunLengthMask both) {
        VoxelPlace first = VoxelPlace.first(both);
        found(
                "CLASSES_OVERLAP",
                index,
                String.format(
                        Locale.ROOT,
                        "%s and %s (label %d) share %d voxels, the first %s: give each to one of them.",
                        name(labels.get(index)),
                        name(labels.get(before)),
                        before + 1,
                        both.voxels(),
                        first.words()),
                first);
    }

    private boolean mayNotShare(Label one, Label other) {
        return !one.labelClass().equals(other.labelClass())
                && (exclusive(one) || exclusive(other))
                && !lineage(one).contains(other.labelClass())
                && !lineage(other).contains(one.labelClass());
    }

    private boolean exclusive(Label label) {
        return rulesOf(label.labelClass())
                .map(RegionRules::overlap)
                .filter(overlap -> overlap == VoxelSharing.EXCLUSIVE)
                .isPresent();
    }

    /** The classes it lies inside of, from the nearest on. */
    private Set<String> lineage(Label label) {
        Set<String> lineage = new HashSet<>();
        Optional<String> parent = rulesOf(label.labelClass()).map(RegionRules::inside);
        while (parent.isPresent() && lineage.add(parent.orElseThrow())) {
            parent = parent.flatMap(this::rulesOf).map(RegionRules::inside);
        }
        return lineage;
    }

    /** All that labels of a class cover together. */
    private RunLengthMask covered(String code) {
        return covered.computeIfAbsent(code, parent -> {
            List<RunLengthMask> parts = new ArrayList<>();
            parts.add(new MaskBuilder(voxels.grid().shape()).build());
            for (int index = 0; index < labels.size(); index++) {
                if (labels.get(index).labelClass().equals(parent)) {
                    voxelsOf(index).ifPresent(parts::add);
                }
            }
            return RunLengthMask.union(parts);
        });
    }

    private Optional<RunLengthMask> voxelsOf(int index) {
        return Objects.requireNonNull(masks.computeIfAbsent(index, i -> voxels.of(labels.get(i))));
    }

    private Optional<LabelClass> classOf(Label label) {
        return schema.find(label.labelClass());
    }

    private Optional<RegionRules> rulesOf(String code) {
        return schema.find(code).map(LabelClass::region);
    }

    private String name(Label label) {
        return nameOf(label.labelClass());
    }

    private String nameOf(String code) {
        return schema.find(code).map(LabelClass::name).orElse(code);
    }

    private void found(String code, int index, String sentence, @Nullable VoxelPlace voxel) {
        findings.add(new LabelFinding(code, true, "/" + index + "/geometry", sentence, voxel));
    }
}
