package dev.consilium.quality.agreement;

/**
 * The square of the difference of two positions, in the unit {@code scale}. Sums over all categories come from their mean and
 * variance, so that they cost no more with many categories.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a record
record SquaredDistance(double[] positions, double scale) implements Distance {

    @Override
    public double between(int k, int l) {
        double difference = positions[k] - positions[l];
        return difference * difference / scale;
    }

    @Override
    public double[] against(double[] y) {
        double sum = 0;
        double centre = 0;
        for (int l = 0; l < y.length; l++) {
            sum += y[l];
            centre += y[l] * positions[l];
        }
        centre = sum > 0 ? centre / sum : 0;
        double spread = 0;
        for (int l = 0; l < y.length; l++) {
            spread += y[l] * (positions[l] - centre) * (positions[l] - centre);
        }
        double[] against = new double[y.length];
        for (int k = 0; k < y.length; k++) {
            against[k] = (sum * (positions[k] - centre) * (positions[k] - centre) + spread) / scale;
        }
        return against;
    }

    @Override
    public double within(int[] ratings) {
        double squares = 0;
        double sum = 0;
        for (int rating : ratings) {
            double difference = positions[rating] - positions[ratings[0]];
            squares += difference * difference;
            sum += difference;
        }
        return 2 * (ratings.length * squares - sum * sum) / scale;
    }
}
