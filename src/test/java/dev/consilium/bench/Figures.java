package dev.consilium.bench;

import java.util.List;

/** Prints milliseconds beside what they may be and what another measurement came to. */
final class Figures {

    private Figures() {}

    static void median(String what, List<Double> millis, int most, String elsewhere) {
        share(what, millis, 0.5, most, elsewhere);
    }

    /** @param share of the measurements that took at most what is printed */
    static void share(String what, List<Double> millis, double share, int most, String elsewhere) {
        List<Double> sorted = millis.stream().sorted().toList();
        double figure = sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
        System.out.printf(
                "  %-34s %7.0f   slowest %5.0f   at most %5d   %-6s %s%n",
                what, figure, sorted.get(sorted.size() - 1), most, figure <= most ? "kept" : "MISSED", elsewhere);
    }
}
