package dev.consilium.quality.object;

import java.util.Arrays;

/**
 * The one-to-one pairing of rows and columns that has most pairs and, among those, the largest sum of weights (Hungarian method
 * with potentials, cubic time).
 */
public final class Assignment {

    /** No partner. */
    public static final int NONE = -1;

    private Assignment() {}

    /**
     * @param weight rows x columns, each 0 to 1; what is negative is no pair at all
     * @return per row its column, or {@link #NONE}
     */
    public static int[] of(double[][] weight) {
        int rows = weight.length;
        int columns = rows == 0 ? 0 : weight[0].length;
        return rows <= columns ? wide(weight, columns) : inverted(wide(transposed(weight, columns), rows), rows);
    }

    private static int[] wide(double[][] weight, int columns) {
        double[][] cost = cost(weight);
        int[] rowOf = new int[columns + 1];
        double[] u = new double[weight.length + 1];
        double[] v = new double[columns + 1];
        for (int row = 1; row <= weight.length; row++) {
            rowOf[0] = row;
            augment(cost, rowOf, u, v);
        }
        int[] columnOf = new int[weight.length];
        Arrays.fill(columnOf, NONE);
        for (int column = 1; column <= columns; column++) {
            if (rowOf[column] > 0 && weight[rowOf[column] - 1][column - 1] >= 0) {
                columnOf[rowOf[column] - 1] = column - 1;
            }
        }
        return columnOf;
    }

    /** Each pair counts for more than all weights together, so that no pair is given up for a larger sum. */
    private static double[][] cost(double[][] weight) {
        double pair = weight.length + 1.0;
        return Arrays.stream(weight)
                .map(row -> Arrays.stream(row).map(w -> w < 0 ? 0 : -pair - w).toArray())
                .toArray(double[][]::new);
    }

    /** Finds a cheapest way to give the row in {@code rowOf[0]} a column; index 0 stands for none. */
    private static void augment(double[][] cost, int[] rowOf, double[] u, double[] v) {
        int columns = v.length - 1;
        int[] way = new int[columns + 1];
        double[] slack = new double[columns + 1];
        boolean[] used = new boolean[columns + 1];
        Arrays.fill(slack, Double.POSITIVE_INFINITY);
        int column = 0;
        while (rowOf[column] != 0) {
            used[column] = true;
            int row = rowOf[column];
            double delta = Double.POSITIVE_INFINITY;
            int next = 0;
            for (int j = 1; j <= columns; j++) {
                if (used[j]) {
                    continue;
                }
                double reduced = cost[row - 1][j - 1] - u[row] - v[j];
                if (reduced < slack[j]) {
                    slack[j] = reduced;
                    way[j] = column;
                }
                if (slack[j] < delta) {
                    delta = slack[j];
                    next = j;
                }
            }
            shift(delta, rowOf, used, u, v, slack);
            column = next;
        }
        while (column != 0) {
            rowOf[column] = rowOf[way[column]];
            column = way[column];
        }
    }

    private static void shift(double delta, int[] rowOf, boolean[] used, double[] u, double[] v, double[] slack) {
        for (int j = 0; j < used.length; j++) {
            if (used[j]) {
                u[rowOf[j]] += delta;
                v[j] -= delta;
            } else {
                slack[j] -= delta;
            }
        }
    }

    private static double[][] transposed(double[][] weight, int columns) {
        double[][] transposed = new double[columns][weight.length];
        for (int row = 0; row < weight.length; row++) {
            for (int column = 0; column < columns; column++) {
                transposed[column][row] = weight[row][column];
            }
        }
        return transposed;
    }

    private static int[] inverted(int[] rowOf, int rows) {
        int[] columnOf = new int[rows];
        Arrays.fill(columnOf, NONE);
        for (int column = 0; column < rowOf.length; column++) {
            if (rowOf[column] != NONE) {
                columnOf[rowOf[column]] = column;
            }
        }
        return columnOf;
    }
}
