package dev.consilium.quality.decision;

/** A prediction whose truth came to be known, from gold or arbitration. */
public record Outcome(double predicted, boolean right) {

    public Outcome {
        if (!(predicted >= 0 && predicted <= 1)) {
            throw new IllegalArgumentException("a posterior lies between 0 and 1, not " + predicted);
        }
    }
}
