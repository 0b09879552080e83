package dev.consilium.dataset;

import dev.consilium.arbitration.AuditSampling;
import dev.consilium.arbitration.BlindedReadings;
import dev.consilium.arbitration.CaseAudits;
import dev.consilium.arbitration.GroundTruth;
import dev.consilium.arbitration.GroundTruths;
import dev.consilium.arbitration.Reworks;
import dev.consilium.arbitration.SpecialistReviews;
import dev.consilium.dataset.ExportedHistory.ExportedAudit;
import dev.consilium.dataset.ExportedHistory.ExportedDraw;
import dev.consilium.dataset.ExportedHistory.ExportedMessage;
import dev.consilium.dataset.ExportedHistory.ExportedReturn;
import dev.consilium.dataset.ExportedHistory.ExportedReview;
import dev.consilium.project.CaseMessages;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gathers reviews, returns, audits, draws and messages of a closed case. */
@Component
class ExportedHistories {

    private final SpecialistReviews reviews;
    private final Reworks reworks;
    private final CaseAudits audits;
    private final AuditSampling sampling;
    private final BlindedReadings numbered;
    private final GroundTruths truths;
    private final CaseMessages messages;

    ExportedHistories(
            SpecialistReviews reviews,
            Reworks reworks,
            CaseAudits audits,
            AuditSampling sampling,
            BlindedReadings numbered,
            GroundTruths truths,
            CaseMessages messages) {
        this.reviews = reviews;
        this.reworks = reworks;
        this.audits = audits;
        this.sampling = sampling;
        this.numbered = numbered;
        this.truths = truths;
        this.messages = messages;
    }

    ExportedHistory of(String caseId, Pseudonyms pseudonyms) {
        Map<String, Integer> revisions =
                truths.revisions(caseId).stream().collect(Collectors.toMap(GroundTruth::id, GroundTruth::revision));
        return new ExportedHistory(
                reviews.of(caseId).stream()
                        .map(review -> ExportedReview.of(review, pseudonyms))
                        .toList(),
                reworks.ofCase(caseId).stream()
                        .map(request -> ExportedReturn.of(request, pseudonyms))
                        .toList(),
                audits(caseId, revisions, pseudonyms),
                sampling.draws(caseId).stream()
                        .map(draw -> new ExportedDraw(
                                Objects.requireNonNull(revisions.get(draw.truthId())), draw.sampled(), draw.reason()))
                        .toList(),
                messages.of(caseId).stream()
                        .map(sent -> ExportedMessage.of(sent, pseudonyms))
                        .toList());
    }

    private List<ExportedAudit> audits(String caseId, Map<String, Integer> revisions, Pseudonyms pseudonyms) {
        Map<Integer, String> readings = numbered.numbers(caseId).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        return audits.of(caseId).stream()
                .map(audit -> ExportedAudit.of(
                        audit, Objects.requireNonNull(revisions.get(audit.truthId())), readings, pseudonyms))
                .toList();
    }
}
