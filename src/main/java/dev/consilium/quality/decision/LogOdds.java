package dev.consilium.quality.decision;

/** Log odds, held finite. */
final class LogOdds {

    private static final double CERTAIN = 1e-12;

    private LogOdds() {}

    static double of(double probability) {
        double inside = Math.max(CERTAIN, Math.min(1 - CERTAIN, probability));
        return Math.log(inside / (1 - inside));
    }
}
