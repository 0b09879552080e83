package dev.consilium.imaging.mask;

/** Carries squared distances along one line of voxels; one thread at a time. */
interface LineTransform {

    /**
     * For each place of a line the least of a height and the squared distance in mm to where that height stands.
     *
     * @param heights from {@code at} on, one per place of the line; only those at {@code feet} are looked at
     * @param feet places that have a height, ascending; @param count how many of them, at least one
     * @param result from {@code to} on, one per place
     */
    void along(double[] heights, int at, int[] feet, int count, double[] result, int to);
}
