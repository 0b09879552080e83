package dev.consilium.arbitration;

import dev.consilium.annotation.LabelKind;
import dev.consilium.arbitration.PresentedLesion.Merge;
import dev.consilium.imaging.mask.PixelBox;
import dev.consilium.quality.lesion.LesionGroup;
import dev.consilium.quality.lesion.MergeRule;
import dev.consilium.quality.lesion.MergedLesion;
import dev.consilium.study.SeriesGrid;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The ways in which what several readings have at one place can be made one. */
final class LesionMerges {

    private LesionMerges() {}

    /** Whether several have it, under one name. */
    static boolean possible(LesionGroup place) {
        return place.members().size() > 1 && place.agreed();
    }

    static boolean suits(MergeRule rule, LesionGroup place) {
        return place.members().stream()
                .allMatch(member -> rule.suits(member.label().kind()));
    }

    /** Without what comes to the same as another: of two, what most have is what both have. */
    static List<MergeRule> suiting(LesionGroup place) {
        return Arrays.stream(MergeRule.values())
                .filter(rule -> suits(rule, place))
                .filter(rule -> rule != MergeRule.MAJORITY || place.members().size() > 2)
                .toList();
    }

    /** Those that come to something. */
    static List<Merge> of(LesionGroup place, SeriesGrid grid) {
        return possible(place)
                ? suiting(place).stream()
                        .flatMap(rule -> of(place, grid, rule).stream())
                        .toList()
                : List.of();
    }

    /** An average of outlines always is something, and takes its time. */
    private static Optional<Merge> of(LesionGroup place, SeriesGrid grid, MergeRule rule) {
        if (rule == MergeRule.CONSENSUS && place.members().get(0).label().kind() != LabelKind.BOX) {
            return Optional.of(new Merge(rule, null));
        }
        return MergedLesion.of(place, grid, rule)
                .map(merged -> new Merge(rule, merged.region() instanceof PixelBox box ? box : null));
    }
}
