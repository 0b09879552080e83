package dev.consilium.imaging.mask;

/** The lower envelope of the parabolas over a line (Felzenszwalb and Huttenlocher 2012), exact, in time linear in its length. */
final class LowerEnvelope implements LineTransform {

    private final int length;
    private final double mm;
    private final double[] square;
    private final double[] perPlaces;
    private final int[] foot;
    private final double[] lifted;
    private final double[] height;
    private final double[] from;

    LowerEnvelope(int length, double mm) {
        this.length = length;
        this.mm = mm;
        this.square = Squares.of(length, mm);
        this.perPlaces = new double[length];
        for (int places = 1; places < length; places++) {
            perPlaces[places] = 1 / (2 * places * mm);
        }
        this.foot = new int[length];
        this.lifted = new double[length];
        this.height = new double[length];
        this.from = new double[length + 1];
    }

    @Override
    public void along(double[] heights, int at, int[] feet, int count, double[] result, int to) {
        int last = build(heights, at, feet, count);
        int place = 0;
        for (int k = 0; k <= last; k++) {
            int here = foot[k];
            double base = height[k];
            // the last place that is not beyond the next crossing
            int end = k == last ? length - 1 : (int) Math.min(length - 1, Math.floor(from[k + 1] / mm));
            for (; place <= end; place++) {
                result[to + place] = base + square[Math.abs(place - here)];
            }
        }
    }

    /** @return the number of the last parabola of the envelope */
    private int build(double[] heights, int at, int[] feet, int count) {
        int last = -1;
        for (int k = 0; k < count; k++) {
            int place = feet[k];
            double own = heights[at + place];
            double up = own + square[place];
            double crossing = Double.NEGATIVE_INFINITY;
            while (last >= 0) {
                // where the parabola of the later foot becomes the lower one, in mm along the line
                crossing = (up - lifted[last]) * perPlaces[place - foot[last]];
                if (crossing > from[last]) {
                    break;
                }
                last--;
            }
            last++;
            foot[last] = place;
            lifted[last] = up;
            height[last] = own;
            from[last] = last == 0 ? Double.NEGATIVE_INFINITY : crossing;
        }
        return last;
    }
}
