package dev.consilium.annotation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which side of the body something is on, by the values of DICOM PS3.3 Image Laterality (0020,0062) or by words. */
enum Side {
    RIGHT("R", "right"),
    LEFT("L", "left"),
    UNPAIRED("U", "unpaired", "midline"),
    BOTH("B", "both", "bilateral");

    private final List<String> words;

    Side(String... words) {
        this.words = List.of(words);
    }

    /** Empty for what is no side. */
    static Optional<Side> of(@Nullable String word) {
        return word == null
                ? Optional.empty()
                : Arrays.stream(values())
                        .filter(side -> side.words.contains(word))
                        .findFirst();
    }

    String word() {
        return words.get(1);
    }

    static List<String> words() {
        return Arrays.stream(values()).flatMap(side -> side.words.stream()).toList();
    }

    /** Both sides and one of them. */
    boolean contains(Side other) {
        return this == BOTH && (other == LEFT || other == RIGHT);
    }

    /** Not what images of this side alone can show. */
    boolean isBeyond(Side images) {
        return this == BOTH || (this != UNPAIRED && this != images);
    }
}
