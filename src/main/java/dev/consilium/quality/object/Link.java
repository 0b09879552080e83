package dev.consilium.quality.object;

/**
 * A prediction and a reference that may be the same.
 *
 * @param weight how good a pair they are, 0 to 1
 */
public record Link(int prediction, int reference, double weight) {

    public Link {
        if (prediction < 0 || reference < 0 || !(weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException("no link: " + prediction + ", " + reference + ", " + weight);
        }
    }
}
