package dev.consilium.quality.agreement;

/** One for two different categories. */
record NominalDistance() implements Distance {

    @Override
    public double between(int k, int l) {
        return k == l ? 0 : 1;
    }

    @Override
    public double[] against(double[] y) {
        double sum = 0;
        for (double one : y) {
            sum += one;
        }
        double[] against = new double[y.length];
        for (int k = 0; k < y.length; k++) {
            against[k] = sum - y[k];
        }
        return against;
    }
}
