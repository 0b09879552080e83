package dev.consilium.quality;

import dev.consilium.quality.metric.MetricResult.Interval;
import dev.consilium.quality.metric.Proportion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reader's independent labels against what closed cases came to. A case that rests on a majority is held against the majority of the
 * other readers (leave one out): else each reader would be measured against themselves.
 *
 * @param cases compared; @param byReaders those held against the other readers, @param byExperts against a decision
 * @param leftOut cases that rest on readers of whom fewer than two others gave an answer, or no more than half of them the same
 * @param cannotTell readings that called the image unusable
 * @param same how often the whole answer was right; null below {@link Standing#FEWEST} cases, and then there is nothing else
 * @param classes in schema order; @param mistakes the most frequent first
 * @param matrix for schemas that ask for one class; null for any other
 */
public record ReaderOverview(
        String readerId,
        int cases,
        int byReaders,
        int byExperts,
        int leftOut,
        int cannotTell,
        @Nullable Proportion same,
        List<OfClass> classes,
        List<Mistake> mistakes,
        @Nullable Matrix matrix) {

    public ReaderOverview {
        classes = List.copyOf(classes);
        mistakes = List.copyOf(mistakes);
    }

    /** Of one whose readings nothing is known of yet. */
    public static ReaderOverview nothing(String readerId) {
        return new ReaderOverview(readerId, 0, 0, 0, 0, 0, null, List.of(), List.of(), null);
    }

    public boolean tooFew() {
        return same == null;
    }

    /**
     * One class, given or not.
     *
     * @param found it was there and given; @param missed there and not given; @param added not there and given; @param rest neither
     * @param sensitivity found of those that have it; null below {@link Standing#FEWEST}; @param specificity likewise of those without
     */
    public record OfClass(
            String code,
            String name,
            int found,
            int missed,
            int added,
            int rest,
            @Nullable Proportion sensitivity,
            @Nullable Proportion specificity,
            Bias bias) {

        public int mistakes() {
            return missed + added;
        }
    }

    /** Whether mistakes lean to one side: the Wilson interval of the share of added classes among them leaves out one half. */
    public enum Bias {
        NONE,
        TOO_OFTEN,
        TOO_SELDOM,
        /** Fewer than ten mistakes. */
        TOO_FEW;

        static Bias of(int added, int missed) {
            if (added + missed < Standing.FEWEST) {
                return TOO_FEW;
            }
            Interval share = Proportion.of(added, added + missed).interval();
            if (share.lo() > 0.5) {
                return TOO_OFTEN;
            }
            return share.hi() < 0.5 ? TOO_SELDOM : NONE;
        }
    }

    /** @param truth class codes in schema order, empty for none; @param said likewise; @param times in how many cases */
    public record Mistake(List<String> truth, List<String> said, int times) {

        public Mistake {
            truth = List.copyOf(truth);
            said = List.copyOf(said);
        }
    }

    /** @param values class codes in schema order, {@code -} for none; @param rows true values in the same order */
    public record Matrix(List<String> values, List<Row> rows) {

        public Matrix {
            values = List.copyOf(values);
            rows = List.copyOf(rows);
        }
    }

    /** @param cells one per value said; @param cases their sum */
    public record Row(String truth, int cases, List<Cell> cells) {

        public Row {
            cells = List.copyOf(cells);
        }

        public boolean tooFew() {
            return cases < Standing.FEWEST;
        }
    }

    /** @param share of its row, 0 to 1; null in an empty row; @param interval of the share; null below {@link Standing#FEWEST} */
    public record Cell(
            int count, @Nullable Double share, @Nullable Interval interval, boolean right) {}
}
