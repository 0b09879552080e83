package dev.consilium.quality.lesion;

import java.util.List;

/**
 * One place as the readings see it: at most one lesion of each, in the order of the readings.
 *
 * @param pairs the overlaps that hold it together; none for a lesion only one reading has
 */
public record LesionGroup(List<Lesion> members, List<LesionPair> pairs) {

    public LesionGroup {
        members = List.copyOf(members);
        pairs = List.copyOf(pairs);
    }

    /** Every one of so many readings has it, and all of them name it alike. */
    public boolean unanimous(int readings) {
        return members.size() == readings && agreed();
    }

    /** Whoever has it names it alike. */
    public boolean agreed() {
        return members.stream().map(Lesion::labelClass).distinct().count() == 1;
    }
}
