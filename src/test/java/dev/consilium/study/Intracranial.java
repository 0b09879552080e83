package dev.consilium.study;

/** The soft pixels of a CT slice that bone shuts in, found without anything of the code that spares them. */
final class Intracranial {

    private static final int BONE = 250;
    private static final int SOFT_FROM = 0;
    private static final int SOFT_TO = 100;

    private Intracranial() {}

    /** @param values Hounsfield units of a square slice */
    static boolean[] of(int[] values, int side) {
        boolean[] open = new boolean[values.length];
        int[] queue = new int[values.length];
        int tail = 0;
        for (int at = 0; at < values.length; at++) {
            boolean edge = at < side || at >= values.length - side || at % side == 0 || at % side == side - 1;
            if (edge && values[at] < BONE) {
                open[at] = true;
                queue[tail++] = at;
            }
        }
        for (int head = 0; head < tail; head++) {
            int at = queue[head];
            for (int next : new int[] {at - 1, at + 1, at - side, at + side}) {
                if (next >= 0 && next < values.length && !open[next] && values[next] < BONE) {
                    open[next] = true;
                    queue[tail++] = next;
                }
            }
        }
        boolean[] inside = new boolean[values.length];
        for (int at = 0; at < values.length; at++) {
            inside[at] = !open[at] && values[at] >= SOFT_FROM && values[at] <= SOFT_TO;
        }
        return inside;
    }
}
