package dev.consilium.dicom;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** D-06: UIDs of scanners, as they count them, that become one and the same. Started by {@code ./dev chaos uids}. */
final class UidCollisions {

    private static final int SERIES = 500;

    private UidCollisions() {}

    /** @param args how many UIDs; ten million where nothing is said */
    public static void main(String[] args) {
        int uids = args.length == 0 ? 10_000_000 : Integer.parseInt(args[0]);
        long start = System.nanoTime();
        int collisions = among(uids);
        System.out.printf(
                "D-06: %d collisions among %d UIDs, in %.1f s%n", collisions, uids, (System.nanoTime() - start) / 1e9);
        if (collisions > 0) {
            System.exit(1);
        }
    }

    /** Half of the 128 bits are compared: two of different UIDs agree once in more than 10^5 runs of ten million. */
    static int among(int uids) {
        ProjectSecret secret = new ProjectSecret("the key of one project".getBytes(StandardCharsets.US_ASCII));
        long[] halves = new long[uids];
        for (int i = 0; i < uids; i++) {
            halves[i] = lowerHalf(secret.uid("1.2.840.113619.2.55.3." + i / SERIES + "." + i % SERIES));
        }
        Arrays.sort(halves);
        int collisions = 0;
        for (int i = 1; i < uids; i++) {
            collisions += halves[i] == halves[i - 1] ? 1 : 0;
        }
        return collisions;
    }

    /** Of the number after {@code 2.25.}, modulo 2^64. */
    static long lowerHalf(String uid) {
        long number = 0;
        for (int i = "2.25.".length(); i < uid.length(); i++) {
            number = number * 10 + uid.charAt(i) - '0';
        }
        return number;
    }
}
