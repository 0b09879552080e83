package dev.consilium.quality.fusion;

import dev.consilium.common.Digests;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes one mask of several. Masks are taken in the order of their digests, so that neither the order of the raters nor their names
 * change a digit, and nothing is unpacked but by the average of shapes.
 */
public final class MaskFusion {

    private final List<RaterMask> given;
    private final List<String> digests;
    private final FusionOptions options;

    private MaskFusion(List<RaterMask> given, FusionOptions options) {
        this.given = given;
        this.digests = given.stream().map(rater -> rater.mask().digest()).toList();
        this.options = options;
    }

    /**
     * @return never without a status; with raters in the order given
     * @throws IllegalArgumentException without any mask
     * @throws dev.consilium.common.Refusal {@code TOO_MANY_RATERS} beyond 63 masks, {@code SHAPES_TOO_LARGE} where the average of shapes
     *     would take too much memory
     */
    public static FusedMask of(List<RaterMask> masks, FusionOptions options) {
        if (masks.isEmpty()) {
            throw new IllegalArgumentException("no mask to fuse");
        }
        MaskFusion fusion = new MaskFusion(masks, options);
        return CommonGrid.of(masks.stream().map(RaterMask::grid).toList())
                .map(fusion::fused)
                .orElseGet(fusion::mismatched);
    }

    private FusedMask fused(MaskGrid grid) {
        List<Integer> order = IntStream.range(0, given.size())
                .boxed()
                .sorted(Comparator.comparing(digests::get))
                .toList();
        Fused fused = fuse(order, grid);
        PosteriorMap posterior =
                new PosteriorMap(fused.votes(), fused.decision().posterior());
        RunLengthMask majority =
                fused.votes().mask(StrictMajority.of(fused.votes().counts()).chosen());
        Status status = status(posterior);
        List<RaterPerformance> raters = IntStream.range(0, given.size())
                .mapToObj(rater -> performance(rater, order, fused, grid))
                .toList();
        MajorityDifference difference = MajorityDifference.of(fused.mask(), majority);
        Decision decision = fused.decision();
        String digest = inputDigest();
        FusionMetrics metrics = new FusionMetrics(options, given.size(), posterior.voxels(), digest);
        return new FusedMask(
                options,
                status,
                grid,
                fused.mask(),
                posterior,
                decision.prior(),
                raters,
                difference,
                decision.iterations(),
                decision.converged(),
                metrics.of(status, grid.spacing(), fused.mask(), posterior, difference, raters),
                digest);
    }

    private Status status(PosteriorMap posterior) {
        if (given.size() < 2) {
            return Status.UNDEFINED_NO_PAIRS;
        }
        return posterior.marked() == 0 ? Status.UNDEFINED_BOTH_EMPTY : Status.OK;
    }

    private Fused fuse(List<Integer> order, MaskGrid grid) {
        return Fused.of(
                order.stream().map(rater -> given.get(rater).mask()).toList(),
                grid.spacing(),
                options.method(),
                options.fieldOfView());
    }

    private RaterPerformance performance(int rater, List<Integer> order, Fused fused, MaskGrid grid) {
        List<Integer> others = order.stream().filter(other -> other != rater).toList();
        RunLengthMask reference = others.isEmpty()
                ? null
                : options.leaveOneOut() ? fuse(others, grid).mask() : fused.mask();
        return new RaterComparison(given.get(rater), grid.spacing(), options)
                .with(reference, fused, order.indexOf(rater));
    }

    private FusedMask mismatched() {
        String digest = inputDigest();
        List<RaterPerformance> raters = given.stream()
                .map(rater ->
                        new RaterComparison(rater, rater.grid().spacing(), options).none(Status.GEOMETRY_MISMATCH))
                .toList();
        return new FusedMask(
                options,
                Status.GEOMETRY_MISMATCH,
                null,
                null,
                null,
                null,
                raters,
                null,
                0,
                false,
                new FusionMetrics(options, given.size(), 0, digest).mismatched(raters),
                digest);
    }

    private String inputDigest() {
        List<String> lines = IntStream.range(0, given.size())
                .mapToObj(i -> place(given.get(i).grid()) + " " + digests.get(i))
                .sorted()
                .toList();
        return Digests.sha256Hex(String.join("\n", lines));
    }

    static String place(MaskGrid grid) {
        return grid.shape() + " " + grid.spacing() + " " + place(grid.placement());
    }

    private static String place(@Nullable Object placement) {
        return Objects.toString(placement, "nowhere");
    }
}
