package dev.consilium.studio;

import java.util.List;

/**
 * How a file differs between two protocols.
 *
 * @param lines what differs with a few lines around it, tables rule by rule; none of a diagram, which is drawn, and none where
 *     there are too many lines to compare
 */
public record FileDifference(String name, DraftFile.Part part, Kind kind, List<Line> lines) {

    /** What became of the file. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /** @param mark {@code +} came, {@code -} went, a space stayed, {@code @} begins at another place */
    public record Line(char mark, String text) {

        static Line of(String unified) {
            return new Line(unified.isEmpty() ? ' ' : unified.charAt(0), unified.isEmpty() ? "" : unified.substring(1));
        }

        /** Name of the mark, for styles. */
        public String code() {
            return switch (mark) {
                case '+' -> "came";
                case '-' -> "went";
                case '@' -> "place";
                default -> "stayed";
            };
        }
    }
}
