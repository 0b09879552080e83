package dev.consilium.arbitration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.consilium.annotation.Readings;
import dev.consilium.project.Case;
import dev.consilium.project.CaseScoring;
import dev.consilium.project.Cases;
import dev.consilium.quality.Consensus;
import dev.consilium.study.ProjectLots;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditSamplingTest {

    private static final String CASE = "c";
    private static final int FIRST_ROUND = 2;

    private final Cases cases = mock(Cases.class);
    private final Readings readings = mock(Readings.class);
    private final CaseScoring scoring = mock(CaseScoring.class);
    private final GroundTruths truths = mock(GroundTruths.class);
    private final CaseAuditRows audits = mock(CaseAuditRows.class);

    @BeforeEach
    void aCaseWithATruth() {
        Case drawn = mock(Case.class);
        when(drawn.id()).thenReturn(CASE);
        when(drawn.firstRound()).thenReturn(FIRST_ROUND);
        when(cases.get(CASE)).thenReturn(drawn);
        GroundTruth truth = mock(GroundTruth.class);
        when(truth.origin()).thenReturn(GroundTruth.Origin.CONSENSUS);
        when(truth.labels()).thenReturn(List.of());
        when(truths.latest(CASE)).thenReturn(Optional.of(truth));
        Consensus consensus = mock(Consensus.class);
        when(scoring.consensus(CASE)).thenReturn(consensus);
    }

    @Test
    void knowsThatAnAuditSentReadingsBackSinceTheCaseWasLastOpened() {
        when(audits.reworks(CASE, FIRST_ROUND)).thenReturn(1);
        assertThat(sampling(true).draw(CASE).reworked()).isTrue();
    }

    @Test
    void forgetsWhatAnAuditSentBackBefore() {
        when(audits.reworks(CASE, FIRST_ROUND - 1)).thenReturn(1);
        assertThat(sampling(true).draw(CASE).reworked()).isFalse();
    }

    @Test
    void drawsNothingWhereNothingIsAudited() {
        when(audits.reworks(CASE, FIRST_ROUND)).thenReturn(1);
        SamplingFacts facts = sampling(false).draw(CASE);
        assertThat(facts.reworked()).isFalse();
        assertThat(facts.reopened()).isFalse();
        assertThat(facts.draw()).isEqualTo(1);
    }

    private AuditSampling sampling(boolean audited) {
        return new AuditSampling(
                cases,
                readings,
                scoring,
                truths,
                mock(Aliases.class),
                mock(SamplingRows.class),
                audits,
                mock(ProjectLots.class),
                new ArbitrationSettings(audited));
    }
}
