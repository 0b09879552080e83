package dev.consilium.quality.lesion;

import java.util.List;

/** What one reading marked. */
public record LesionReading(String readingId, List<Lesion> lesions) {

    public LesionReading {
        lesions = List.copyOf(lesions);
    }
}
