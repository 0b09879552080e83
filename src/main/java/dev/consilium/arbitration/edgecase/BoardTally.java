package dev.consilium.arbitration.edgecase;

import dev.consilium.arbitration.Decision;
import dev.consilium.arbitration.JointDecisions;
import dev.consilium.arbitration.JointDecisions.Verdict;
import dev.consilium.arbitration.UnusableImages;
import dev.consilium.identity.Actor;
import dev.consilium.project.CaseParts;
import dev.consilium.project.Duty;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Compares the opinions of a board, and keeps in the register what it came to. */
@Component
@Transactional
public class BoardTally {

    private static final String BOARD = "system:board";

    private final CaseParts parts;
    private final EdgeCaseRows entries;
    private final EdgeCaseTags tags;
    private final BoardOpinions opinions;
    private final JointDecisions decisions;
    private final UnusableImages images;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BoardTally(
            CaseParts parts,
            EdgeCaseRows entries,
            EdgeCaseTags tags,
            BoardOpinions opinions,
            JointDecisions decisions,
            UnusableImages images,
            ApplicationEventPublisher events,
            Clock clock) {
        this.parts = parts;
        this.entries = entries;
        this.tags = tags;
        this.opinions = opinions;
        this.decisions = decisions;
        this.images = images;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What the members agree on; empty where they differ or one gave no opinion in time. Whoever held an opinion's task till now is
     * not asked to chair. Idempotent.
     */
    public Optional<BoardOutcome> tally(String caseId) {
        EdgeCase entry = latest(caseId);
        List<BoardOpinion> given = opinions.of(List.of(entry.id()));
        Optional<BoardOutcome> agreed =
                BoardVerdict.of(given).map(verdict -> verdict.opinion().outcome());
        parts.finishAll(caseId, Duty.BOARD);
        events.publishEvent(new BoardTallied(entry.id(), caseId, entry.projectId(), given.size(), agreed.isPresent()));
        return agreed;
    }

    /**
     * Closes the entry with what the board came to, and makes it a decision of the case where it is one. Idempotent.
     *
     * @throws IllegalStateException where the board has come to nothing
     */
    public EdgeCase record(String caseId) {
        EdgeCase entry = latest(caseId);
        if (entry.state() != EdgeCase.State.OPEN) {
            return entry;
        }
        List<BoardOpinion> given = opinions.of(List.of(entry.id()));
        BoardVerdict verdict = BoardVerdict.of(given)
                .orElseThrow(() -> new IllegalStateException("the board has not decided case " + caseId));
        EdgeCase decided = entry.decided(verdict, decision(caseId, verdict, given), clock.instant());
        entries.close(decided);
        report(caseId, verdict, given);
        List<String> all = both(entry.tags(), verdict.tags());
        tags.replace(entry.id(), all, BOARD, clock.instant());
        events.publishEvent(new EdgeCaseDecided(
                entry.id(),
                caseId,
                entry.projectId(),
                verdict.opinion().outcome(),
                verdict.category() == null ? "" : verdict.category().code(),
                Objects.requireNonNullElse(decided.decisionId(), "")));
        return decided.withTags(all);
    }

    /** What the quarantine is told: every member's reason who cannot use the images. */
    private void report(String caseId, BoardVerdict verdict, List<BoardOpinion> given) {
        if (verdict.opinion().outcome() == BoardOutcome.UNUSABLE_IMAGE) {
            given.stream()
                    .filter(opinion -> opinion.outcome() == BoardOutcome.UNUSABLE_IMAGE)
                    .forEach(opinion -> images.report(
                            caseId,
                            Duty.BOARD,
                            opinion.reason(),
                            Actor.person(opinion.signature().signerId())));
        }
    }

    private @Nullable String decision(String caseId, BoardVerdict verdict, List<BoardOpinion> given) {
        BoardOpinion deciding = verdict.opinion();
        return deciding.outcome()
                .decision()
                .map(kind -> decisions.add(
                        caseId,
                        Decision.Level.BOARD,
                        new Verdict(
                                kind,
                                null,
                                deciding.labels(),
                                List.of(),
                                Objects.requireNonNull(verdict.category()).code(),
                                deciding.reason(),
                                deciding.signature(),
                                given.stream()
                                        .map(opinion -> opinion.signature().digest())
                                        .toList())))
                .map(Decision::id)
                .orElse(null);
    }

    private EdgeCase latest(String caseId) {
        List<EdgeCase> all = entries.ofCase(caseId);
        if (all.isEmpty()) {
            throw new IllegalStateException("case " + caseId + " is not in the register");
        }
        return all.get(all.size() - 1);
    }

    private static List<String> both(List<String> some, List<String> others) {
        TreeSet<String> all = new TreeSet<>(some);
        all.addAll(others);
        return new ArrayList<>(all);
    }
}
