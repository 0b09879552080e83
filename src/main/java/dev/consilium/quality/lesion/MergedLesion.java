package dev.consilium.quality.lesion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.annotation.LabelKind;
import dev.consilium.imaging.mask.PixelBox;
import dev.consilium.imaging.mask.Region;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.ShapeAverage;
import dev.consilium.study.SeriesGrid;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the readings of one place come to together. By consensus, boxes: the mean of each edge. Masks: the average of their shapes. Each is as
 * large as its sources on average, which neither their union nor what they have in common is. Polygons and turned boxes: the one
 * that shares most with that average (Dice), as its reader drew it.
 *
 * @param drawn geometry of the one that stands for all; null where none does
 * @param attributes what all of them say alike
 */
public record MergedLesion(
        String labelClass, Region region, @Nullable JsonNode drawn, Map<String, String> attributes) {

    private static final Set<LabelKind> AVERAGED = EnumSet.of(LabelKind.BOX, LabelKind.MASK);

    /**
     * Empty where the rule leaves nothing.
     *
     * @throws IllegalArgumentException where the members name it differently, or the rule does not suit them
     */
    public static Optional<MergedLesion> of(LesionGroup group, SeriesGrid grid, MergeRule rule) {
        if (rule == MergeRule.CONSENSUS) {
            return Optional.of(of(group, grid));
        }
        requireAgreed(group);
        Lesion first = group.members().get(0);
        if (!rule.suits(first.label().kind())) {
            throw new IllegalArgumentException(
                    rule + " does not suit a " + first.label().kind());
        }
        return (first.label().kind() == LabelKind.BOX ? boxed(regions(group), rule) : held(regions(group), rule))
                .map(region -> new MergedLesion(first.labelClass(), region, null, shared(group)));
    }

    private static Optional<Region> boxed(List<Region> regions, MergeRule rule) {
        Stream<PixelBox> boxes = regions.stream().map(PixelBox.class::cast);
        if (rule == MergeRule.UNION) {
            return boxes.reduce(PixelBox::enclosing).map(Region.class::cast);
        }
        return boxes.map(Optional::of)
                .reduce((one, other) -> one.flatMap(a -> other.flatMap(a::common)))
                .flatMap(common -> common.map(Region.class::cast));
    }

    private static Optional<Region> held(List<Region> regions, MergeRule rule) {
        List<RunLengthMask> masks =
                regions.stream().map(RunLengthMask.class::cast).toList();
        RunLengthMask held = RunLengthMask.heldByAtLeast(rule.votes(masks.size()), masks);
        return held.empty() ? Optional.empty() : Optional.of(held);
    }

    private static void requireAgreed(LesionGroup group) {
        if (!group.agreed()) {
            throw new IllegalArgumentException("a place that is named differently cannot be merged");
        }
    }

    private static List<Region> regions(LesionGroup group) {
        return group.members().stream().map(Lesion::region).toList();
    }

    /** By consensus. @throws IllegalArgumentException where the members name it differently */
    public static MergedLesion of(LesionGroup group, SeriesGrid grid) {
        requireAgreed(group);
        List<Region> regions = regions(group);
        Region merged = regions.stream().allMatch(PixelBox.class::isInstance)
                ? mean(regions.stream().map(PixelBox.class::cast).toList())
                : average(regions, grid);
        Lesion first = group.members().get(0);
        if (AVERAGED.contains(first.label().kind())) {
            return new MergedLesion(first.labelClass(), merged, null, shared(group));
        }
        Lesion nearest = nearest(group.members(), merged, grid);
        return new MergedLesion(
                first.labelClass(), nearest.region(), nearest.label().geometry(), shared(group));
    }

    /** The first of those that are equally near. */
    private static Lesion nearest(List<Lesion> members, Region merged, SeriesGrid grid) {
        Comparator<Lesion> byDice = Comparator.comparingDouble(
                member -> Region.overlap(member.region(), merged, grid.shape()).dice());
        return members.stream().sorted(byDice.reversed()).findFirst().orElseThrow();
    }

    private static PixelBox mean(List<PixelBox> boxes) {
        double first = boxes.stream().mapToInt(PixelBox::firstSlice).average().orElseThrow();
        double last = boxes.stream().mapToInt(PixelBox::lastSlice).average().orElseThrow();
        return new PixelBox(
                boxes.stream().mapToDouble(PixelBox::x0).sorted().average().orElseThrow(),
                boxes.stream().mapToDouble(PixelBox::y0).sorted().average().orElseThrow(),
                boxes.stream().mapToDouble(PixelBox::x1).sorted().average().orElseThrow(),
                boxes.stream().mapToDouble(PixelBox::y1).sorted().average().orElseThrow(),
                slice(first),
                slice(last));
    }

    /** The slice whose centre the edge has just not passed; half a slice goes the same way at either end, so the depth is kept. */
    private static int slice(double mean) {
        return (int) Math.ceil(mean - 0.5);
    }

    private static RunLengthMask average(List<Region> regions, SeriesGrid grid) {
        List<RunLengthMask> masks = regions.stream()
                .map(region -> region.rasterised(grid.shape()))
                .distinct()
                .toList();
        return masks.size() == 1
                ? masks.get(0)
                : ShapeAverage.of(
                        regions.stream()
                                .map(region -> region.rasterised(grid.shape()))
                                .toList(),
                        grid.proportions());
    }

    private static Map<String, String> shared(LesionGroup group) {
        Map<String, String> shared =
                new LinkedHashMap<>(group.members().get(0).label().attributes());
        shared.entrySet().removeIf(attribute -> !group.members().stream()
                .allMatch(member ->
                        attribute.getValue().equals(member.label().attributes().get(attribute.getKey()))));
        return shared;
    }
}
