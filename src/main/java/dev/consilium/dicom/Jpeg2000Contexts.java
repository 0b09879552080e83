package dev.consilium.dicom;

/** Which context of the arithmetic decoder a coefficient has, by what is known of its neighbours (ITU-T T.800 D.3). */
final class Jpeg2000Contexts {

    /** Flags of a coefficient: which neighbours are significant, and which of the nearest are negative. */
    static final int NE = 1;

    static final int SE = 1 << 1;
    static final int SW = 1 << 2;
    static final int NW = 1 << 3;
    static final int N = 1 << 4;
    static final int E = 1 << 5;
    static final int S = 1 << 6;
    static final int W = 1 << 7;
    static final int NEIGHBOURS = 0xFF;
    /** From a neighbour to its sign. */
    static final int SIGN = 4;
    /** That the coefficient has been refined before. */
    static final int REFINED = 1 << 13;

    private static final int FIRST_SIGN = 9;
    private static final int FIRST_MAGNITUDE = 14;

    /** Zero coding contexts by the kind of band and the neighbours. */
    static final byte[][] ZERO = new byte[4][256];

    /** Sign contexts by the nearest neighbours and their signs; the last bit says whether the sign is turned. */
    static final byte[] SIGNS = new byte[256];

    static {
        for (int neighbours = 0; neighbours < 256; neighbours++) {
            int h = count(neighbours, E | W);
            int v = count(neighbours, N | S);
            int d = count(neighbours, NE | SE | SW | NW);
            ZERO[0][neighbours] = zero(h, v, d);
            ZERO[1][neighbours] = zero(v, h, d);
            ZERO[2][neighbours] = zero(h, v, d);
            ZERO[3][neighbours] = diagonal(d, h + v);
            SIGNS[neighbours] = sign(neighbours << SIGN);
        }
    }

    private Jpeg2000Contexts() {}

    private static int count(int neighbours, int of) {
        return Integer.bitCount(neighbours & of);
    }

    /** Table D.1. */
    private static byte zero(int h, int v, int d) {
        if (h == 2) {
            return 8;
        }
        if (h == 1) {
            return (byte) (v > 0 ? 7 : d > 0 ? 6 : 5);
        }
        return (byte) (v > 0 ? 2 + v : Math.min(d, 2));
    }

    private static byte diagonal(int d, int hv) {
        return switch (d) {
            case 0 -> (byte) Math.min(hv, 2);
            case 1 -> (byte) (3 + Math.min(hv, 2));
            case 2 -> (byte) (6 + Math.min(hv, 1));
            default -> 8;
        };
    }

    /** Tables D.2 and D.3. */
    private static byte sign(int flags) {
        int h = contribution(flags, E) + contribution(flags, W);
        int v = contribution(flags, N) + contribution(flags, S);
        h = Integer.signum(h);
        v = Integer.signum(v);
        boolean turned = h < 0 || (h == 0 && v < 0);
        int context = h == 0 ? Math.abs(v) : 3 + (turned ? -v : v);
        return (byte) (FIRST_SIGN + context << 1 | (turned ? 1 : 0));
    }

    private static int contribution(int flags, int neighbour) {
        if ((flags & neighbour) == 0) {
            return 0;
        }
        return (flags & neighbour << SIGN) == 0 ? 1 : -1;
    }

    /** Table D.4. */
    static int magnitude(int seen) {
        if ((seen & REFINED) != 0) {
            return FIRST_MAGNITUDE + 2;
        }
        return (seen & NEIGHBOURS) != 0 ? FIRST_MAGNITUDE + 1 : FIRST_MAGNITUDE;
    }
}
