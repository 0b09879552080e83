package dev.consilium.arbitration.consensus;

import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.Readings;
import dev.consilium.arbitration.FirstPass;
import dev.consilium.common.Ids;
import dev.consilium.project.Case;
import dev.consilium.project.Cases;
import dev.consilium.quality.Weighing;
import dev.consilium.quality.decision.ReaderDrift;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Weighs the readings of a case and keeps what was found: a routing table decides on it, a ground truth names it. */
@Component
@Transactional
public class CaseWeighing {

    private final Cases cases;
    private final Readings readings;
    private final FirstPass firstPass;
    private final ReaderModels models;
    private final CaseConsensusRows rows;
    private final ObjectProvider<ReaderDrift> drift;
    private final Clock clock;

    CaseWeighing(
            Cases cases,
            Readings readings,
            FirstPass firstPass,
            ReaderModels models,
            CaseConsensusRows rows,
            ObjectProvider<ReaderDrift> drift,
            Clock clock) {
        this.cases = cases;
        this.readings = readings;
        this.firstPass = firstPass;
        this.models = models;
        this.rows = rows;
        this.drift = drift;
        this.clock = clock;
    }

    /**
     * Weighs all readings that count. Idempotent: the same readings, weighed by the same knowledge, are kept once.
     *
     * @param available who could still be asked for a reading
     */
    public CaseConsensus weigh(String caseId, Weighing.Method method, Collection<String> available) {
        Case weighed = cases.get(caseId);
        LabelSchema schema = cases.schemaOf(caseId);
        ReaderModels.Known known = models.of(weighed.projectId(), caseId, schema);
        Weighing weighing = Weighing.of(
                caseId,
                readings.submitted(caseId),
                firstPass.of(List.of(caseId)),
                schema,
                known.readers(),
                method,
                available,
                drift.getIfAvailable(ReaderDrift::noneKnown),
                weighed.protocolDigest());
        return rows.keep(consensus(weighed, method, weighing, known.digest()));
    }

    /** Of the rounds that count. */
    @Transactional(readOnly = true)
    public Optional<CaseConsensus> latest(String caseId) {
        int firstRound = cases.get(caseId).firstRound();
        return rows.latest(caseId).filter(consensus -> consensus.round() >= firstRound);
    }

    @Transactional(readOnly = true)
    public Optional<CaseConsensus> find(String consensusId) {
        return rows.find(consensusId);
    }

    private CaseConsensus consensus(Case weighed, Weighing.Method method, Weighing weighing, String model) {
        return new CaseConsensus(
                Ids.random(),
                weighed.id(),
                weighed.round(),
                method,
                weighing.classes(),
                weighing.votes(),
                weighing.posterior(),
                weighing.certainty(),
                weighing.inputs(),
                model,
                clock.instant());
    }
}
