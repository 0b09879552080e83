package dev.consilium.arbitration;

import dev.consilium.annotation.Flag;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.project.Case;
import dev.consilium.project.CaseScoring;
import dev.consilium.project.Cases;
import dev.consilium.study.ProjectLots;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says of a case with a recorded ground truth what decides whether it is audited. The lot is fixed by the case and the secret of
 * its project, so that nobody can foresee it and a repeated step, a rework or a new round draws the same.
 */
@Component
@Transactional
public class AuditSampling {

    private static final String LOT = "audit-sampling";

    private final Cases cases;
    private final Readings readings;
    private final CaseScoring scoring;
    private final GroundTruths truths;
    private final Aliases aliases;
    private final SamplingRows rows;
    private final CaseAuditRows audits;
    private final ProjectLots lots;
    private final ArbitrationSettings settings;

    AuditSampling(
            Cases cases,
            Readings readings,
            CaseScoring scoring,
            GroundTruths truths,
            Aliases aliases,
            SamplingRows rows,
            CaseAuditRows audits,
            ProjectLots lots,
            ArbitrationSettings settings) {
        this.cases = cases;
        this.readings = readings;
        this.scoring = scoring;
        this.truths = truths;
        this.aliases = aliases;
        this.rows = rows;
        this.audits = audits;
        this.lots = lots;
        this.settings = settings;
    }

    /** Gives the readings their numbers too. @throws IllegalStateException where no ground truth is recorded */
    public SamplingFacts draw(String caseId) {
        Case drawn = cases.get(caseId);
        GroundTruth truth = truths.latest(caseId).orElseThrow(() -> new IllegalStateException("nothing to audit"));
        List<Reading> submitted = readings.submitted(caseId);
        aliases.fix(caseId, submitted);
        return new SamplingFacts(
                settings.audits() ? lots.draw(drawn.projectId(), LOT, caseId) : 1,
                truth.origin(),
                settings.audits() && drawn.firstRound() > 1,
                settings.audits() && audits.reworks(caseId, drawn.firstRound()) > 0,
                isCritical(drawn, truth),
                truth.origin() == GroundTruth.Origin.BOARD || isFlagged(submitted),
                submitted.stream()
                        .mapToInt(reading -> rows.closedCasesOf(reading.readerId(), drawn.projectId()))
                        .min()
                        .orElse(SamplingRows.ENOUGH),
                truth.labels().stream()
                        .mapToInt(label -> rows.casesWith(label.labelClass(), drawn.projectId(), caseId))
                        .min()
                        .orElse(SamplingRows.ENOUGH));
    }

    /** What the table answered, kept for the rates and for the share that is a fair sample. */
    public void drawn(String caseId, boolean sampled, String reason) {
        truths.latest(caseId).ifPresent(truth -> rows.keepDraw(truth.id(), caseId, sampled, reason));
    }

    /** What the table answered for each truth of the case it was asked about, oldest first. */
    @Transactional(readOnly = true)
    public List<AuditDraw> draws(String caseId) {
        return rows.draws(caseId);
    }

    private boolean isCritical(Case drawn, GroundTruth truth) {
        LabelSchema schema = cases.schemaOf(drawn.id());
        return scoring.consensus(drawn.id()).critical()
                || truth.labels().stream().anyMatch(label -> schema.find(label.labelClass())
                        .filter(LabelSchema.LabelClass::critical)
                        .isPresent());
    }

    private static boolean isFlagged(List<Reading> submitted) {
        return submitted.stream()
                .anyMatch(reading -> reading.annotation() != null
                        && reading.annotation().flags().contains(Flag.EDGE_CASE));
    }
}
