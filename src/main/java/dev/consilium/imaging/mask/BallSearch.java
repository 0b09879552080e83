package dev.consilium.imaging.mask;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which voxels have a seed within a few mm, found by looking at the rows around them, the nearest first, 64 voxels at once; nothing
 * farther away is looked at.
 */
final class BallSearch {

    /** Rows around a voxel up to which this is cheaper than a distance transform. */
    private static final int MOST_ROWS = 600;

    private final List<Row> rows;

    private BallSearch(List<Row> rows) {
        this.rows = rows;
    }

    /** A row that the ball meets: how far it lies from the centre, and how many columns of it to either side are near enough. */
    private record Row(int slices, int rows, int reach, double mm) {}

    /** Empty where the ball is too large. */
    static Optional<BallSearch> of(double mm, VoxelSpacing spacing) {
        double slices = Math.floor(mm / spacing.z()) + 1;
        double lines = Math.floor(mm / spacing.y()) + 1;
        if ((2 * slices + 1) * (2 * lines + 1) > 2 * MOST_ROWS || mm / spacing.x() >= Long.SIZE - 2) {
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        for (int z = (int) -slices; z <= slices; z++) {
            for (int y = (int) -lines; y <= lines; y++) {
                int reach = reach(mm, z, y, spacing);
                if (reach >= 0) {
                    rows.add(new Row(z, y, reach, distance(z, y, 0, spacing)));
                }
            }
        }
        rows.sort(Comparator.comparingDouble(Row::mm));
        return rows.size() > MOST_ROWS ? Optional.empty() : Optional.of(new BallSearch(rows));
    }

    /** @return the most columns away that is not beyond the ball, -1 for none */
    private static int reach(double mm, int z, int y, VoxelSpacing spacing) {
        int reach = -1;
        while (distance(z, y, reach + 1, spacing) <= mm) {
            reach++;
        }
        return reach;
    }

    /** Added in the order in which the transform adds them. */
    private static double distance(int z, int y, int x, VoxelSpacing spacing) {
        double alongX = x * spacing.x();
        double alongY = y * spacing.y();
        double alongZ = z * spacing.z();
        return Math.sqrt(alongX * alongX + alongY * alongY + alongZ * alongZ);
    }

    VoxelBits near(VoxelBits seeds, VoxelBits queries, int threads) {
        VoxelBits near = new VoxelBits(queries.slices(), queries.rows(), queries.columns());
        Shares.each(queries.slices(), threads, () -> z -> {
            for (int y = 0; y < queries.rows(); y++) {
                for (int w = 0; w < queries.wordsPerRow(); w++) {
                    int at = (z * queries.rows() + y) * queries.wordsPerRow() + w;
                    near.words()[at] = near(seeds, queries.words()[at], z, y, w);
                }
            }
        });
        return near;
    }

    private long near(VoxelBits seeds, long asked, int z, int y, int w) {
        long left = asked;
        for (int at = 0; left != 0 && at < rows.size(); at++) {
            Row row = rows.get(at);
            long own = seeds.word(z + row.slices, y + row.rows, w);
            long before = seeds.word(z + row.slices, y + row.rows, w - 1);
            long after = seeds.word(z + row.slices, y + row.rows, w + 1);
            if ((own | before | after) != 0) {
                left &= ~spread(own, before, after, row.reach);
            }
        }
        return asked & ~left;
    }

    /** What lies so many columns or fewer from a bit that is set. */
    private static long spread(long own, long before, long after, int reach) {
        long spread = own;
        for (int by = 1; by <= reach; by++) {
            spread |= own << by | before >>> (Long.SIZE - by) | own >>> by | after << (Long.SIZE - by);
        }
        return spread;
    }
}
