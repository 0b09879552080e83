package dev.consilium.cli.score;

import dev.consilium.quality.agreement.AgreementReport;
import dev.consilium.quality.agreement.Resampling;
import dev.consilium.quality.agreement.Scale;
import dev.consilium.quality.agreement.Weights;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code score}: what the agreement of recorded labels is. */
public final class Scoring {

    private Scoring() {}

    /**
     * @param categories the domain in order, empty for what occurs
     * @param weights null for those of the scale
     * @param replicates of the bootstrap, 0 for none
     * @param cluster the column with the cluster of a unit, null to resample units
     */
    public record Request(
            Path file,
            Scale scale,
            List<String> categories,
            @Nullable Weights weights,
            int replicates,
            long seed,
            @Nullable String cluster) {}

    /** @throws dev.consilium.common.Refusal with what is wrong in which row */
    public static Scored of(Request request) {
        return Limits.withinMemory(() -> scored(request));
    }

    private static Scored scored(Request request) {
        Limits limits = Limits.of(request.scale());
        Domain domain = new Domain(request.scale(), request.categories(), limits.categories());
        Recorded recorded = Recorded.read(request.file(), domain, limits, request.cluster());
        limits.requireTable(recorded.units.size(), recorded.raters.size());
        Domain.Ordered ordered = domain.ordered();
        RatingTable table = new RatingTable(recorded, ordered);
        return new Scored(
                request,
                domain.isGiven(),
                request.scale().numeric() ? List.of() : ordered.categories(),
                table.raters(),
                recorded.units.size(),
                recorded.unit.size() - table.repeats(),
                table.repeats(),
                recorded.missing,
                AgreementReport.of(table.ratings(), request.scale(), request.weights(), resampling(request, table)),
                AgreementReport.of(
                                table.repeated(),
                                request.scale(),
                                ordered.categories(),
                                request.weights(),
                                Resampling.NONE)
                        .within());
    }

    private static Resampling resampling(Request request, RatingTable table) {
        if (request.replicates() == 0) {
            return Resampling.NONE;
        }
        Resampling units = Resampling.of(request.replicates(), request.seed());
        return request.cluster() == null ? units : units.over(table.clusters());
    }
}
