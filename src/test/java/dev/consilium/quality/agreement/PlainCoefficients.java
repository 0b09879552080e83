package dev.consilium.quality.agreement;

import java.util.ArrayList;
import java.util.List;

/**
 * The definitions written out again from the papers, pair by pair and cell by cell, without patterns, closed forms or shortcuts. NaN
 * where a divisor is zero.
 */
final class PlainCoefficients {

    private final int[][] units;
    private final double[] v;
    private final int q;
    private final Weights weights;

    PlainCoefficients(Ratings ratings, Weights weights) {
        List<int[]> spelledOut = new ArrayList<>();
        for (int row = 0; row < ratings.values().length; row++) {
            for (int copy = 0; copy < ratings.repeats()[row]; copy++) {
                spelledOut.add(ratings.values()[row]);
            }
        }
        this.units = spelledOut.toArray(int[][]::new);
        this.v = ratings.numbers();
        this.q = v.length;
        this.weights = weights;
    }

    private double w(int k, int l) {
        double min = Double.MAX_VALUE;
        double max = -Double.MAX_VALUE;
        for (double number : v) {
            min = Math.min(min, number);
            max = Math.max(max, number);
        }
        return switch (weights) {
            case IDENTITY -> k == l ? 1 : 0;
            case LINEAR -> 1 - Math.abs(v[k] - v[l]) / (max - min);
            case QUADRATIC -> 1 - Math.pow((v[k] - v[l]) / (max - min), 2);
            case ORDINAL -> 1 - choose2(Math.abs(k - l) + 1) / choose2(q);
        };
    }

    private static double choose2(int n) {
        return n * (n - 1) / 2.0;
    }

    private static int given(int[] unit) {
        int given = 0;
        for (int value : unit) {
            given += value < 0 ? 0 : 1;
        }
        return given;
    }

    double percent() {
        double sum = 0;
        int n2 = 0;
        for (int[] unit : units) {
            int r = given(unit);
            if (r > 1) {
                n2++;
                for (int g = 0; g < unit.length; g++) {
                    for (int h = 0; h < unit.length; h++) {
                        sum += g != h && unit[g] >= 0 && unit[h] >= 0 ? w(unit[g], unit[h]) / (r * (r - 1.0)) : 0;
                    }
                }
            }
        }
        return sum / n2;
    }

    private double[] pi() {
        double[] pi = new double[q];
        int rated = 0;
        for (int[] unit : units) {
            rated += given(unit) > 0 ? 1 : 0;
        }
        for (int[] unit : units) {
            for (int value : unit) {
                if (value >= 0) {
                    pi[value] += 1.0 / given(unit) / rated;
                }
            }
        }
        return pi;
    }

    private double corrected(double pe) {
        return 1 - pe < 1e-12 ? Double.NaN : (percent() - pe) / (1 - pe);
    }

    double fleiss() {
        double[] pi = pi();
        double pe = 0;
        for (int k = 0; k < q; k++) {
            for (int l = 0; l < q; l++) {
                pe += w(k, l) * pi[k] * pi[l];
            }
        }
        return corrected(pe);
    }

    private double sumOfWeights() {
        double sum = 0;
        for (int k = 0; k < q; k++) {
            for (int l = 0; l < q; l++) {
                sum += w(k, l);
            }
        }
        return sum;
    }

    double gwet() {
        double spread = 0;
        for (double share : pi()) {
            spread += share * (1 - share);
        }
        return corrected(sumOfWeights() / (q * (q - 1.0)) * spread);
    }

    double brennanPrediger() {
        return corrected(sumOfWeights() / (q * (double) q));
    }

    /** From the covariances of the raters' shares, as the specification writes it. */
    double conger() {
        List<double[]> shares = new ArrayList<>();
        for (int g = 0; g < units[0].length; g++) {
            double[] p = new double[q];
            int rated = 0;
            for (int[] unit : units) {
                rated += unit[g] >= 0 ? 1 : 0;
            }
            for (int[] unit : units) {
                if (unit[g] >= 0) {
                    p[unit[g]] += 1.0 / rated;
                }
            }
            if (rated > 0) {
                shares.add(p);
            }
        }
        int m = shares.size();
        double[] mean = new double[q];
        shares.forEach(p -> {
            for (int k = 0; k < q; k++) {
                mean[k] += p[k] / m;
            }
        });
        double pe = 0;
        for (int k = 0; k < q; k++) {
            for (int l = 0; l < q; l++) {
                double s = 0;
                for (double[] p : shares) {
                    s += (p[k] - mean[k]) * (p[l] - mean[l]) / (m - 1);
                }
                pe += w(k, l) * (mean[k] * mean[l] - s / m);
            }
        }
        return corrected(pe);
    }

    double cohen(int g, int h) {
        double[][] p = new double[q][q];
        int n = 0;
        for (int[] unit : units) {
            n += unit[g] >= 0 && unit[h] >= 0 ? 1 : 0;
        }
        for (int[] unit : units) {
            if (unit[g] >= 0 && unit[h] >= 0) {
                p[unit[g]][unit[h]] += 1.0 / n;
            }
        }
        double po = 0;
        double pe = 0;
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                double row = 0;
                double column = 0;
                for (int x = 0; x < q; x++) {
                    row += p[i][x];
                    column += p[x][j];
                }
                po += w(i, j) * p[i][j];
                pe += w(i, j) * row * column;
            }
        }
        return n == 0 || 1 - pe < 1e-12 ? Double.NaN : (po - pe) / (1 - pe);
    }

    /** Over the list of all pairable values, without counts. */
    double alpha(Scale scale) {
        List<Integer> values = new ArrayList<>();
        double observed = 0;
        double[] n = new double[q];
        for (int[] unit : units) {
            for (int value : unit) {
                if (given(unit) > 1 && value >= 0) {
                    n[value]++;
                    values.add(value);
                }
            }
        }
        for (int[] unit : units) {
            for (int g = 0; g < unit.length; g++) {
                for (int h = 0; h < unit.length; h++) {
                    if (g != h && unit[g] >= 0 && unit[h] >= 0) {
                        observed += d(scale, n, unit[g], unit[h]) / (given(unit) - 1);
                    }
                }
            }
        }
        double expected = 0;
        for (int one : values) {
            for (int other : values) {
                expected += d(scale, n, one, other);
            }
        }
        return 1 - (values.size() - 1) * observed / expected;
    }

    private double d(Scale scale, double[] n, int k, int l) {
        double ranks = -(n[k] + n[l]) / 2;
        for (int g = Math.min(k, l); g <= Math.max(k, l); g++) {
            ranks += n[g];
        }
        double share = v[k] + v[l] == 0 ? 0 : (v[k] - v[l]) / (v[k] + v[l]);
        return switch (scale) {
            case NOMINAL -> k == l ? 0 : 1;
            case ORDINAL -> ranks * ranks;
            case INTERVAL -> (v[k] - v[l]) * (v[k] - v[l]);
            case RATIO -> share * share;
        };
    }
}
