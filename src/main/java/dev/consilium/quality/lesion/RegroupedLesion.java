package dev.consilium.quality.lesion;

import java.util.List;

/** One lesion of a reading that another reading marks as several of the same class. @param parts two or more, of one reading */
public record RegroupedLesion(Lesion whole, List<Lesion> parts) {

    public RegroupedLesion {
        parts = List.copyOf(parts);
    }
}
