package dev.consilium.testing;

import dev.consilium.study.TestObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * A CT series of a phantom as physicists scan it: a ring filled with water, rods of eight materials, a thin one that winds round
 * the axis, a ring that gets finer (bars would pass for letters), and a ball. It is computed here; nobody was ever in it.
 */
public final class PhantomSeries {

    public static final int SLICES = 20;

    private static final int SIDE = 128;
    private static final int[] RODS = {-600, -120, 50, 90, 140, 200, 320, 900};
    private static final int AIR = -1000;
    private static final int WALL = 130;
    private static final int WATER = 0;
    private static final int BALL = 80;

    private PhantomSeries() {}

    public static Map<String, byte[]> whole(String series) {
        return slices(series, WATER, number -> true);
    }

    /** The same phantom in finer voxels. @param side a multiple of 128 */
    public static Map<String, byte[]> fine(String series, int side, int slices) {
        Map<String, byte[]> files = new TreeMap<>();
        for (int number = 1; number <= slices; number++) {
            int[] units = slice(side, 1 + (number - 1) * (SLICES - 1.0) / (slices - 1), WATER);
            files.put(
                    number + ".dcm",
                    TestObject.image(series, number, side, units).bytes());
        }
        return files;
    }

    /** Another scan, a little brighter, with three slices missing in the middle. */
    public static Map<String, byte[]> withAGap(String series) {
        return slices(series, WATER + 3, number -> number < 9 || number > 11);
    }

    private static Map<String, byte[]> slices(String series, int brighter, IntPredicate present) {
        Map<String, byte[]> files = new TreeMap<>();
        for (int number = 1; number <= SLICES; number++) {
            if (present.test(number)) {
                files.put(
                        number + ".dcm",
                        TestObject.image(series, number, SIDE, slice(SIDE, number, brighter))
                                .bytes());
            }
        }
        return files;
    }

    private static int[] slice(int side, double number, int brighter) {
        int[] units = new int[side * side];
        double centre = (side - 1) / 2.0;
        double pixel = (double) SIDE / side;
        for (int at = 0; at < units.length; at++) {
            double x = (at % side - centre) * pixel;
            units[at] = Math.max(AIR, mean(x, (at / side - centre) * pixel, number) + brighter);
        }
        return units;
    }

    /** Over a pixel, so that edges are as soft as a scanner makes them. */
    private static int mean(double x, double y, double number) {
        int sum = 0;
        for (int part = 0; part < 9; part++) {
            sum += unit(x + (part % 3 - 1) / 3.0, y + (part / 3 - 1) / 3.0, number);
        }
        return sum / 9;
    }

    /** Hounsfield units at this distance from the axis, in pixels. */
    private static int unit(double x, double y, double number) {
        double radius = Math.hypot(x, y);
        if (radius > 60) {
            return AIR;
        } else if (radius > 56) {
            return WALL;
        } else if (isInBall(x, y, number)) {
            return BALL;
        }
        int rod = (int) Math.floorMod(Math.round(Math.atan2(y, x) / (Math.PI / 4)), 8L);
        double turn = rod * Math.PI / 4;
        if (Math.hypot(x - 42 * Math.cos(turn), y - 42 * Math.sin(turn)) < 6) {
            return RODS[rod];
        }
        return isRing(radius, number) || isHand(x, y, number) ? RODS[6] : WATER;
    }

    private static boolean isInBall(double x, double y, double number) {
        return Math.sqrt(x * x + y * y + Math.pow(2.0 * (number - 14), 2)) < 11;
    }

    /** A thin rod that winds round the axis: where it is tells the slice. */
    private static boolean isHand(double x, double y, double number) {
        double turn = number * 2 * Math.PI / SLICES;
        return Math.hypot(x - 27 * Math.cos(turn), y - 27 * Math.sin(turn)) < 2.5;
    }

    /** Around the axis in the first slices, a finer one in the next; much larger than the rods, beside which it would pass for a letter. */
    private static boolean isRing(double radius, double number) {
        int width = number <= 4 ? 8 : number <= 8 ? 3 : 0;
        return radius < 16 && radius >= 16 - width;
    }
}
