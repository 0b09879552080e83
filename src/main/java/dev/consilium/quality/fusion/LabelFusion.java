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

/** Makes one set of labels of several raters' by STAPLE or majority; as {@link MaskFusion}, in whatever order the raters come. */
public final class LabelFusion {

    private final List<RaterLabels> raters;
    private final List<String> digests;
    private final FusionOptions options;
    private final int labels;

    private LabelFusion(List<RaterLabels> raters, FusionOptions options) {
        this.raters = raters;
        this.digests = raters.stream().map(LabelFusion::digest).toList();
        this.options = options;
        this.labels = raters.get(0).masks().size() + 1;
    }

    /**
     * @param raters each with the same labels in the same order
     * @param options with a method that knows more labels than one: {@link #fuses}
     * @throws IllegalArgumentException without a rater, or where one has another number of labels, or for another method
     * @throws dev.consilium.common.Refusal {@code LABELS_OVERLAP} where two labels of a rater hold one voxel, {@code TOO_MANY_RATERS}
     *     where a pattern of labels would take more than 63 bits
     */
    public static FusedLabels of(List<RaterLabels> raters, FusionOptions options) {
        if (raters.isEmpty()
                || raters.stream().map(rater -> rater.masks().size()).distinct().count() > 1
                || !fuses(options.method())) {
            throw new IllegalArgumentException("no raters with the same labels, or no method for them");
        }
        LabelFusion fusion = new LabelFusion(raters, options);
        return CommonGrid.of(raters.stream().map(RaterLabels::grid).toList())
                .map(fusion::fused)
                .orElseGet(() -> fusion.without(Status.GEOMETRY_MISMATCH));
    }

    /** Shapes have no order of labels, and nobody is dropped for some labels only. */
    public static boolean fuses(FusionMethod method) {
        return method == FusionMethod.STAPLE || method == FusionMethod.MAJORITY;
    }

    /** What is made of some of the raters. */
    private record Consensus(
            VoteMap votes, LabelStaple.Fit fit, int[][] likely, int[] label, List<RunLengthMask> masks) {}

    private FusedLabels fused(MaskGrid grid) {
        List<Integer> order = IntStream.range(0, raters.size())
                .boxed()
                .sorted(Comparator.comparing(digests::get))
                .toList();
        Consensus whole = consensus(order, grid.shape());
        if (raters.size() == 1 || whole.votes().counts().marked() == 0) {
            return settled(grid, whole.votes().counts());
        }
        return fused(grid, order, whole);
    }

    /** One rater is the consensus, and so is nothing of nothing. */
    private Consensus consensus(List<Integer> order, GridShape shape) {
        VoteMap votes = votes(order, shape);
        VoteCounts counts = votes.counts();
        boolean settled = order.size() == 1 || counts.marked() == 0;
        boolean counted = settled || options.method() == FusionMethod.MAJORITY;
        LabelStaple.Fit fit =
                counted ? LabelMajority.of(counts, labels, options.leaveOneOut()) : LabelStaple.of(counts, labels);
        int[][] likely = Arrays.stream(fit.posterior()).map(LabelStaple::likely).toArray(int[][]::new);
        int[] label = counted
                ? LabelMajority.consensus(counts, labels)
                : Arrays.stream(likely).mapToInt(first -> first[0]).toArray();
        return new Consensus(votes, fit, likely, label, masks(votes, label));
    }

    private FusedLabels fused(MaskGrid grid, List<Integer> order, Consensus whole) {
        LabelStaple.Fit fit = whole.fit();
        int[][] likely = whole.likely();
        VoteCounts counts = whole.votes().counts();
        int[] majority = LabelMajority.strict(counts, labels);
        return new FusedLabels(
                options,
                Status.OK,
                grid,
                whole.masks(),
                IntStream.range(1, labels)
                        .mapToObj(j -> new PosteriorMap(whole.votes(), fit.of(j)))
                        .toList(),
                (double) fit.uncertain(counts) / counts.marked(),
                fit.entropy(counts) / counts.marked(),
                Arrays.stream(fit.prior()).boxed().toList(),
                IntStream.range(0, raters.size())
                        .mapToObj(rater -> rater(rater, grid, order, whole))
                        .toList(),
                voxels(counts, k -> likely[k].length > 1),
                voxels(counts, k -> majority[k] < 0),
                voxels(counts, k -> majority[k] >= 0 && majority[k] != whole.label()[k]),
                fit.iterations(),
                fit.converged(),
                inputDigest());
    }

    private VoteMap votes(List<Integer> order, GridShape shape) {
        List<RunLengthMask> all = order.stream()
                .flatMap(rater -> raters.get(rater).masks().stream())
                .toList();
        return RunMerge.of(
                shape,
                order.stream().map(rater -> raters.get(rater).runs()).toList(),
                Integer.SIZE - Integer.numberOfLeadingZeros(labels - 1),
                options.fieldOfView().of(all, shape));
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

    private FusedLabels.Rater rater(int rater, MaskGrid grid, List<Integer> order, Consensus whole) {
        double[][] confusion = whole.fit().confusion()[order.indexOf(rater)];
        List<RunLengthMask> own = raters.get(rater).masks();
        List<Integer> others = order.stream().filter(other -> other != rater).toList();
        List<RunLengthMask> reference =
                options.leaveOneOut() ? consensus(others, grid.shape()).masks() : whole.masks();
        return new FusedLabels.Rater(
                raters.get(rater).rater(),
                Arrays.stream(confusion)
                        .map(row -> Arrays.stream(row).boxed().toList())
                        .toList(),
                IntStream.range(0, own.size())
                        .mapToObj(label -> LabelAgreement.of(
                                own.get(label), reference.get(label), grid.spacing(), options.surface()))
                        .toList());
    }

    /** One rater alone is the consensus, and so is nothing of nothing. */
    private FusedLabels settled(MaskGrid grid, VoteCounts counts) {
        FusedLabels none = without(
                counts.marked() > 0 || raters.size() == 1 ? Status.UNDEFINED_NO_PAIRS : Status.UNDEFINED_BOTH_EMPTY);
        return new FusedLabels(
                options,
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
                .map(rater -> new FusedLabels.Rater(rater.rater(), List.of(), List.of()))
                .toList();
        return new FusedLabels(
                options,
                status,
                null,
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                unknown,
                0,
                0,
                0,
                0,
                false,
                inputDigest());
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
