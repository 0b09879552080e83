package dev.consilium.quality.decision;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Least squares under the bound that the share right never falls: pool adjacent violators (Ayer et al. 1955). */
final class IsotonicRegression {

    private IsotonicRegression() {}

    /** Neighbouring predictions with one fitted share. */
    private record Block(double first, double last, double right, double count) {

        double share() {
            return right / count;
        }

        /** Laplace's rule of succession: a few that were all right do not make the next one certain. */
        double succession() {
            return (right + 1) / (count + 2);
        }

        Block and(Block next) {
            return new Block(first, next.last, right + next.right, count + next.count);
        }
    }

    static CalibrationMap fit(List<Outcome> outcomes) {
        Map<Double, Block> byPrediction = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            double at = outcome.predicted();
            byPrediction.merge(at, new Block(at, at, outcome.right() ? 1 : 0, 1), Block::and);
        }
        Deque<Block> blocks = new ArrayDeque<>();
        for (Block block : byPrediction.values()) {
            Block pooled = block;
            while (!blocks.isEmpty() && blocks.getLast().share() >= pooled.share()) {
                pooled = blocks.removeLast().and(pooled);
            }
            blocks.addLast(pooled);
        }
        return blocks.isEmpty() ? new CalibrationMap.Identity() : knots(blocks);
    }

    /** Both ends of every block, once where they are the same. */
    private static CalibrationMap knots(Deque<Block> blocks) {
        Map<Double, Double> knots = new TreeMap<>();
        double below = 0;
        for (Block block : blocks) {
            double share = block.share() < 1 ? block.share() : Math.max(below, block.succession());
            knots.put(block.first, share);
            knots.put(block.last, share);
            below = share;
        }
        double[] right = new double[knots.size()];
        Iterator<Double> shares = knots.values().iterator();
        for (int at = 0; at < right.length; at++) {
            right[at] = shares.next();
        }
        return new CalibrationMap.Isotonic(
                knots.keySet().stream().mapToDouble(Double::doubleValue).toArray(), right);
    }
}
