package dev.consilium.quality.fusion;

import dev.consilium.common.Digests;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Makes one set of labels of several raters' by STAPLE; as {@link MaskFusion}, in whatever order the raters come. */
public final class LabelFusion {

    private final List<RaterLabels> raters;
    private final List<String> digests;
    private final FieldOfView view;
    private final int labels;

    private LabelFusion(List<RaterLabels> raters, FieldOfView view) {
        this.raters = raters;
        this.digests = raters.stream().map(LabelFusion::digest).toList();
        this.view = view;
        this.labels = raters.get(0).masks().size() + 1;
    }

    /**
     * @param raters each with the same labels in the same order
     * @throws IllegalArgumentException without a rater, or where one has another number of labels
     * @throws dev.consilium.common.Refusal {@code LABELS_OVERLAP} where two labels of a rater hold one voxel, {@code TOO_MANY_RATERS}
     *     where a pattern of labels would take more than 63 bits
     */
    public static FusedLabels of(List<RaterLabels> raters, FieldOfView view) {
        if (raters.isEmpty()
                || raters.stream().map(rater -> rater.masks().size()).distinct().count() > 1) {
            throw new IllegalArgumentException("no raters with the same labels");
        }
        LabelFusion fusion = new LabelFusion(raters, view);
        return CommonGrid.of(raters.stream().map(RaterLabels::grid).toList())
                .map(fusion::fused)
                .orElseGet(() -> fusion.without(Status.GEOMETRY_MISMATCH));
    }

    private FusedLabels fused(MaskGrid grid) {
        List<Integer> order = IntStream.range(0, raters.size())
                .boxed()
                .sorted(Comparator.comparing(digests::get))
                .toList();
        VoteMap votes = votes(order, grid.shape());
        if (raters.size() == 1 || votes.counts().marked() == 0) {
            return settled(grid, votes.counts());
        }
        return fused(grid, order, votes, LabelStaple.of(votes.counts(), labels));
    }

    private FusedLabels fused(MaskGrid grid, List<Integer> order, VoteMap votes, LabelStaple.Fit fit) {
        VoteCounts counts = votes.counts();
        int[][] likely = Arrays.stream(fit.posterior()).map(this::likely).toArray(int[][]::new);
        int[] label = Arrays.stream(likely).mapToInt(first -> first[0]).toArray();
        int[] majority = LabelStaple.majority(counts, labels);
        return new FusedLabels(
                Status.OK,
                grid,
                masks(votes, label),
                IntStream.range(1, labels)
                        .mapToObj(j -> new PosteriorMap(votes, fit.of(j)))
                        .toList(),
                (double) fit.uncertain(counts) / counts.marked(),
                fit.entropy(counts) / counts.marked(),
                Arrays.stream(fit.prior()).boxed().toList(),
                IntStream.range(0, raters.size())
                        .mapToObj(rater -> rater(rater, fit.confusion()[order.indexOf(rater)]))
                        .toList(),
                voxels(counts, k -> likely[k].length > 1),
                voxels(counts, k -> majority[k] < 0),
                voxels(counts, k -> majority[k] >= 0 && majority[k] != label[k]),
                fit.iterations(),
                fit.converged(),
                inputDigest());
    }

    private VoteMap votes(List<Integer> order, GridShape shape) {
        List<RunLengthMask> all =
                raters.stream().flatMap(rater -> rater.masks().stream()).toList();
        return RunMerge.of(
                shape,
                order.stream().map(rater -> raters.get(rater).runs()).toList(),
                Integer.SIZE - Integer.numberOfLeadingZeros(labels - 1),
                view.of(all, shape));
    }

    /** The labels none is more probable than. */
    private int[] likely(double[] posterior) {
        double least = Arrays.stream(posterior).max().orElse(0) - Decision.SLACK;
        return IntStream.range(0, labels).filter(j -> posterior[j] >= least).toArray();
    }

    private List<RunLengthMask> masks(VoteMap votes, int[] label) {
        return IntStream.range(1, labels)
                .mapToObj(j -> {
                    boolean[] chosen = new boolean[label.length];
                    for (int k = 0; k < chosen.length; k++) {
                        chosen[k] = label[k] == j;
                    }
                    return votes.mask(chosen);
                })
                .toList();
    }

    private static long voxels(VoteCounts counts, IntPredicate which) {
        return IntStream.range(0, counts.size())
                .filter(which)
                .mapToLong(k -> counts.counts()[k])
                .sum();
    }

    private FusedLabels.Rater rater(int rater, double[][] confusion) {
        return new FusedLabels.Rater(
                raters.get(rater).rater(),
                Arrays.stream(confusion)
                        .map(row -> Arrays.stream(row).boxed().toList())
                        .toList());
    }

    /** One rater alone is the consensus, and so is nothing of nothing. */
    private FusedLabels settled(MaskGrid grid, VoteCounts counts) {
        FusedLabels none = without(
                counts.marked() > 0 || raters.size() == 1 ? Status.UNDEFINED_NO_PAIRS : Status.UNDEFINED_BOTH_EMPTY);
        return new FusedLabels(
                none.status(),
                grid,
                raters.get(0).masks(),
                List.of(),
                null,
                null,
                none.priors(),
                none.raters(),
                0,
                0,
                0,
                0,
                true,
                none.inputDigest());
    }

    private FusedLabels without(Status status) {
        List<FusedLabels.Rater> unknown = raters.stream()
                .map(rater -> new FusedLabels.Rater(rater.rater(), List.of()))
                .toList();
        return new FusedLabels(
                status, null, List.of(), List.of(), null, null, List.of(), unknown, 0, 0, 0, 0, false, inputDigest());
    }

    private String inputDigest() {
        return Digests.sha256Hex(String.join("\n", digests.stream().sorted().toList()));
    }

    private static String digest(RaterLabels rater) {
        return MaskFusion.place(rater.grid())
                + " "
                + String.join(
                        " ", rater.masks().stream().map(RunLengthMask::digest).toList());
    }
}
