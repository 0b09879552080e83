package dev.consilium.arbitration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.annotation.Label;
import dev.consilium.arbitration.LesionOutlines.Outline;
import dev.consilium.arbitration.LesionOutlines.Slice;
import dev.consilium.arbitration.LesionOutlines.Uncertainty;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.VoxelBounds;
import dev.consilium.imaging.shape.OutlinePath;
import dev.consilium.project.LesionScoring;
import dev.consilium.quality.fusion.PosteriorMap;
import dev.consilium.quality.lesion.Lesion;
import dev.consilium.quality.lesion.LesionGroup;
import dev.consilium.quality.lesion.LesionShapes;
import dev.consilium.quality.lesion.MergeRule;
import dev.consilium.quality.lesion.MergedLesion;
import dev.consilium.study.SeriesGrid;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Draws the places of a case that readings outlined: each reading's outline, what merging comes to, and where they differ. */
@Component
public class LesionDrawing {

    /** Number of what a case came to, among those of its readings. */
    public static final int TRUTH = 0;

    /** Of the box around a place whose readings are averaged only to be looked at. */
    private static final double MOST_VOXELS = 8e6;

    private final LesionScoring scoring;
    private final BlindedPlaces blinded;

    LesionDrawing(LesionScoring scoring, BlindedPlaces blinded) {
        this.scoring = scoring;
        this.blinded = blinded;
    }

    /** Those places that anybody outlined, in their order. Who may see it is for the caller. */
    public List<LesionOutlines> of(String caseId) {
        if (!scoring.marksLesions(caseId)) {
            return List.of();
        }
        return drawn(caseId, blinded.of(caseId), true);
    }

    /** As {@link #of(String)} of these labels alone, by number, without what merging them comes to. */
    public List<LesionOutlines> of(String caseId, SortedMap<Integer, List<Label>> byNumber) {
        return drawn(caseId, blinded.of(caseId, byNumber), false);
    }

    private List<LesionOutlines> drawn(String caseId, BlindedPlaces.Of compared, boolean merging) {
        SeriesGrid grid = scoring.grid(caseId);
        LesionShapes shapes = scoring.shapes(caseId);
        return IntStream.range(0, compared.places().size())
                .mapToObj(index -> {
                    LesionGroup place = compared.places().get(index);
                    return new LesionOutlines(index + 1, slices(place, compared, grid, shapes, merging));
                })
                .filter(outlines -> !outlines.slices().isEmpty())
                .toList();
    }

    private static List<Slice> slices(
            LesionGroup place, BlindedPlaces.Of compared, SeriesGrid grid, LesionShapes shapes, boolean merging) {
        Map<Integer, RunLengthMask> byAlias = new TreeMap<>();
        for (Lesion member : place.members()) {
            if (isOutline(member)) {
                byAlias.put(compared.alias(member), member.region().rasterised(grid.shape()));
            }
        }
        Map<MergeRule, RunLengthMask> merged = merging ? merged(place, byAlias.values(), grid) : Map.of();
        Optional<PosteriorMap> votes = shapes.votes(place);
        return Stream.concat(byAlias.values().stream(), merged.values().stream())
                .flatMap(mask -> mask.bounds().stream())
                .reduce(VoxelBounds::union)
                .map(bounds -> IntStream.rangeClosed(bounds.firstSlice(), bounds.lastSlice())
                        .mapToObj(slice -> new Slice(
                                slice,
                                outlines(byAlias, slice),
                                paths(merged, slice),
                                votes.map(map -> uncertain(map, slice)).orElse(List.of())))
                        .toList())
                .orElse(List.of());
    }

    /** Boxes are drawn by their numbers, where these are in pixels. */
    private static boolean isOutline(Lesion lesion) {
        JsonNode geometry = lesion.label().geometry();
        return lesion.region() instanceof RunLengthMask
                || geometry != null && geometry.path("unit").asText().equals("mm");
    }

    /** The average of organs would take the memory of many decisions at once: it is worked out when it is asked for. */
    private static Map<MergeRule, RunLengthMask> merged(
            LesionGroup place, Collection<RunLengthMask> masks, SeriesGrid grid) {
        Map<MergeRule, RunLengthMask> merged = new EnumMap<>(MergeRule.class);
        if (LesionMerges.possible(place)) {
            boolean large = box(masks) > MOST_VOXELS;
            for (MergeRule rule : LesionMerges.suiting(place)) {
                if (large && rule == MergeRule.CONSENSUS) {
                    continue;
                }
                MergedLesion.of(place, grid, rule)
                        .map(MergedLesion::region)
                        .filter(RunLengthMask.class::isInstance)
                        .ifPresent(region -> merged.put(rule, (RunLengthMask) region));
            }
        }
        return merged;
    }

    private static Map<MergeRule, String> paths(Map<MergeRule, RunLengthMask> merged, int slice) {
        Map<MergeRule, String> paths = new EnumMap<>(MergeRule.class);
        merged.forEach((rule, mask) -> paths.put(rule, OutlinePath.of(mask, slice)));
        paths.values().removeIf(String::isEmpty);
        return paths;
    }

    private static double box(Collection<RunLengthMask> masks) {
        return masks.stream()
                .flatMap(mask -> mask.bounds().stream())
                .reduce(VoxelBounds::union)
                .map(box -> (double) box.slices() * box.rows() * box.columns())
                .orElse(0.0);
    }

    private static List<Outline> outlines(Map<Integer, RunLengthMask> byAlias, int slice) {
        return byAlias.entrySet().stream()
                .map(reader -> new Outline(reader.getKey(), OutlinePath.of(reader.getValue(), slice)))
                .filter(outline -> !outline.path().isEmpty())
                .toList();
    }

    private static List<Uncertainty> uncertain(PosteriorMap votes, int slice) {
        Map<Double, MaskBuilder> byEntropy = new TreeMap<>();
        votes.entropyRuns(slice).forEach(run -> byEntropy
                .computeIfAbsent(run.level(), level -> new MaskBuilder(votes.shape()))
                .add(slice, run.from(), run.to()));
        return byEntropy.entrySet().stream()
                .map(level -> new Uncertainty(
                        level.getKey(), OutlinePath.of(level.getValue().build(), slice)))
                .toList();
    }
}
