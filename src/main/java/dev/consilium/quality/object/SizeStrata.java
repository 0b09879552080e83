package dev.consilium.quality.object;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Objects by their size: below the first limit, from one limit to below the next, from the last on.
 *
 * @param limits rising, above 0, in mm3 (mm2 on one slice); none: no strata
 */
public record SizeStrata(List<Double> limits) {

    public static final SizeStrata NONE = new SizeStrata(List.of());

    /** @throws IllegalArgumentException unless the limits rise */
    public SizeStrata {
        limits = List.copyOf(limits);
        double before = 0;
        for (double limit : limits) {
            if (!(limit > before) || !Double.isFinite(limit)) {
                throw new IllegalArgumentException("limits of sizes rise from above 0: " + limits);
            }
            before = limit;
        }
    }

    /**
     * Limits parted by commas; {@code none}: no strata.
     *
     * @throws IllegalArgumentException for anything but numbers that rise from above 0
     */
    public static SizeStrata parse(String limits) {
        return limits.strip().equals("none")
                ? NONE
                : new SizeStrata(Arrays.stream(limits.split(",", -1))
                        .map(String::strip)
                        .map(Double::valueOf)
                        .toList());
    }

    /** How many strata there are. */
    int count() {
        return limits.isEmpty() ? 0 : limits.size() + 1;
    }

    int of(double size) {
        int stratum = 0;
        while (stratum < limits.size() && size >= limits.get(stratum)) {
            stratum++;
        }
        return stratum;
    }

    /** As in {@code [0,100)}, the last one {@code [100,)}. */
    String name(int stratum) {
        String from = stratum == 0 ? "0" : plain(limits.get(stratum - 1));
        return "[" + from + "," + (stratum == limits.size() ? "" : plain(limits.get(stratum))) + ")";
    }

    private static String plain(double limit) {
        return limit == Math.rint(limit) ? String.format(Locale.ROOT, "%.0f", limit) : Double.toString(limit);
    }
}
