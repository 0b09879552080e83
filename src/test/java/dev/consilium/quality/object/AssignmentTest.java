package dev.consilium.quality.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AssignmentTest {

    @Test
    void hasMostPairsAndAmongThoseTheLargestSum() {
        Random random = new Random(17);
        for (int round = 0; round < 3000; round++) {
            double[][] weight = random(random.nextInt(6), random.nextInt(6), random);
            double[] best = best(weight, 0, new boolean[6]);
            double[] found = worth(weight, Assignment.of(weight));
            assertThat(found[0]).isEqualTo(best[0]);
            assertThat(found[1]).isEqualTo(best[1], within(1e-9));
        }
    }

    @Test
    void turnedRoundItIsWorthTheSame() {
        Random random = new Random(19);
        for (int round = 0; round < 300; round++) {
            double[][] weight = random(1 + random.nextInt(8), 1 + random.nextInt(8), random);
            double[][] turned = new double[weight[0].length][weight.length];
            for (int i = 0; i < weight.length; i++) {
                for (int j = 0; j < turned.length; j++) {
                    turned[j][i] = weight[i][j];
                }
            }
            double[] one = worth(weight, Assignment.of(weight));
            double[] other = worth(turned, Assignment.of(turned));
            assertThat(other[0]).isEqualTo(one[0]);
            assertThat(other[1]).isEqualTo(one[1], within(1e-9));
        }
    }

    @Test
    void noPairIsGivenUpForALargerSum() {
        double[][] weight = {{0.99, 0.11}, {0.12, -1}};
        assertThat(Assignment.of(weight)).containsExactly(1, 0);
    }

    @Test
    void ofManyLesionsStaysExact() {
        int many = 500;
        double[][] weight = new double[many][many];
        for (int i = 0; i < many; i++) {
            java.util.Arrays.fill(weight[i], -1);
            weight[i][(i * 7 + 3) % many] = 0.5;
        }
        assertThat(worth(weight, Assignment.of(weight))).containsExactly(many, many * 0.5);
    }

    private static double[][] random(int rows, int columns, Random random) {
        double[][] weight = new double[rows][columns];
        for (double[] row : weight) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextDouble() < 0.4 ? -1 : Math.round(random.nextDouble() * 8) / 8.0;
            }
        }
        return weight;
    }

    private static double[] worth(double[][] weight, int[] columnOf) {
        double[] worth = new double[2];
        boolean[] used = new boolean[weight.length == 0 ? 0 : weight[0].length];
        assertThat(columnOf).hasSize(weight.length);
        for (int row = 0; row < columnOf.length; row++) {
            if (columnOf[row] != Assignment.NONE) {
                assertThat(used[columnOf[row]]).isFalse();
                used[columnOf[row]] = true;
                assertThat(weight[row][columnOf[row]]).isNotNegative();
                worth[0]++;
                worth[1] += weight[row][columnOf[row]];
            }
        }
        return worth;
    }

    /** Every pairing there is. */
    private static double[] best(double[][] weight, int row, boolean[] used) {
        if (row == weight.length) {
            return new double[2];
        }
        double[] best = best(weight, row + 1, used);
        for (int column = 0; column < weight[row].length; column++) {
            if (!used[column] && weight[row][column] >= 0) {
                used[column] = true;
                double[] rest = best(weight, row + 1, used);
                used[column] = false;
                rest[0]++;
                rest[1] += weight[row][column];
                if (rest[0] > best[0] || rest[0] == best[0] && rest[1] > best[1]) {
                    best = rest;
                }
            }
        }
        return best;
    }
}
