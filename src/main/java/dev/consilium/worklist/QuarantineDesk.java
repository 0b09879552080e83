package dev.consilium.worklist;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.study.SeriesReplaced;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** Decisions on series in quarantine that do not come from the page of their review; each completes that review. */
@Component
public class QuarantineDesk {

    private static final Set<String> DECISIONS = Set.of("release", "reject");

    private final ProjectRooms rooms;
    private final WorklistItems items;
    private final TaskCompletion completion;
    private final FreshTransactions transactions;

    QuarantineDesk(ProjectRooms rooms, WorklistItems items, TaskCompletion completion, FreshTransactions transactions) {
        this.rooms = rooms;
        this.items = items;
        this.completion = completion;
        this.transactions = transactions;
    }

    /**
     * One decision on several series. What may not be decided so is refused by itself: text in the pixels that nobody checked, a review that
     * somebody else holds.
     *
     * @param language of the sentences of what is refused
     * @throws Refusal {@code DECISION_UNKNOWN}, and as {@link ProjectRooms#enter(String, ProjectRoom.Place, Actor)}
     */
    public DecidedSeries decide(String projectId, DecideSeriesCommand command, Actor manager, Locale language) {
        rooms.enter(projectId, ProjectRoom.Place.QUARANTINE, manager);
        if (!DECISIONS.contains(command.decision())) {
            throw FilledForms.decisionUnknown();
        }
        CompleteTaskCommand one = CompleteTaskCommand.quarantine(command.decision(), command.reason());
        List<String> decided = new ArrayList<>();
        List<DecidedSeries.Refused> refused = new ArrayList<>();
        for (String series : new LinkedHashSet<>(command.series())) {
            try {
                transactions.run(() -> complete(projectId, series, one, manager));
                decided.add(series);
            } catch (Refusal refusal) {
                refused.add(DecidedSeries.Refused.of(series, refusal, language));
            } catch (ConcurrencyFailureException moved) {
                refused.add(DecidedSeries.Refused.of(series, TaskCompletion.moved(moved), language));
            }
        }
        return new DecidedSeries(decided, refused);
    }

    /** In the transaction of the intake: the new series comes in and the old one is rejected, or neither. */
    @EventListener
    void on(SeriesReplaced replaced) {
        complete(
                replaced.projectId(),
                replaced.seriesId(),
                CompleteTaskCommand.quarantine("reject", "Replaced by series " + replaced.by()),
                Actor.person(replaced.actorId()));
    }

    private void complete(String projectId, String seriesId, CompleteTaskCommand command, Actor manager) {
        WorklistItem review = items.openOn(seriesId, null).stream()
                .filter(item -> item.kind() == TaskKind.QUARANTINE)
                .filter(item -> item.projectId().equals(projectId))
                .findFirst()
                .orElseThrow(() -> Refusal.conflict(
                        "NOT_QUARANTINED", "The series is not in quarantine any more; reload the page."));
        completion.takeAndComplete(review.taskId(), command, manager);
    }
}
