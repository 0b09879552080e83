package dev.consilium.worklist;

import dev.consilium.annotation.Label;
import dev.consilium.annotation.MaskRuns;
import dev.consilium.annotation.Masks;
import dev.consilium.arbitration.ArbitrationView;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.project.Case;
import dev.consilium.project.Cases;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Masks of a case: put there by whoever holds a task of it, seen by whoever may see a label that names them. A mask of somebody
 * else is as good as absent until then.
 */
@Component
public class TaskMasks {
    private final Worklist worklist;
    private final TaskSheet sheet;
    private final CaseFile file;
    private final Cases cases;
    private final Masks masks;
    private final FreshTransactions transactions;

    TaskMasks(
            Worklist worklist,
            TaskSheet sheet,
            CaseFile file,
            Cases cases,
            Masks masks,
            FreshTransactions transactions) {
        this.worklist = worklist;
        this.sheet = sheet;
        this.file = file;
        this.cases = cases;
        this.masks = masks;
        this.transactions = transactions;
    }

    /** A mask in the series it lies in, so that it can be read in either form. */
    public record Sight(String seriesId, String digest) {}

    /** @throws Refusal NOT_FOUND, CONFLICT {@code TASK_NOT_YOURS}, {@code NO_LABELS}, and those of {@link Masks} */
    public Masks.Receipt put(String taskId, byte[] canonical, Actor holder) {
        return put(taskId, holder, (on, person) -> masks.put(on.id(), on.seriesId(), canonical, person));
    }

    /** As {@link #put(String, byte[], Actor)}. */
    public Masks.Receipt put(String taskId, MaskRuns runs, Actor holder) {
        return put(taskId, holder, (on, person) -> masks.put(on.id(), on.seriesId(), runs, person));
    }

    /** @throws Refusal NOT_FOUND unless the person holds the task and put the mask, or the task shows a label that names it */
    public Sight ofTask(String taskId, String digest, Actor holder) {
        Case labelled = labelled(worklist.visible(taskId, holder).requireHeldBy(holder));
        TaskView view = sheet.of(taskId, holder);
        Stream<Label> shown = Stream.concat(
                Objects.requireNonNullElse(view.readings(), List.<ArbitrationView.BlindedReading>of()).stream()
                        .flatMap(reading -> reading.labels().stream()),
                view.material() == null ? Stream.of() : view.material().labels().stream());
        return sight(labelled, digest, shown, holder);
    }

    /** @throws Refusal NOT_FOUND unless the person put the mask, or sees a label of the case that names it */
    public Sight ofCase(String caseId, String digest, Actor viewer) {
        CaseView view = file.of(caseId, viewer);
        Stream<Label> settled = Stream.concat(
                view.decision() == null ? Stream.of() : view.decision().labels().stream(),
                view.groundTruth() == null ? Stream.of() : view.groundTruth().labels().stream());
        Stream<Label> read = view.readings().stream().flatMap(reading -> reading.labels().stream());
        return sight(cases.get(caseId), digest, Stream.concat(read, settled), viewer);
    }

    public byte[] bytes(Sight sight) {
        return masks.open(sight.seriesId(), sight.digest()).bytes();
    }

    public MaskRuns runs(Sight sight) {
        return masks.runs(sight.seriesId(), sight.digest());
    }

    private Masks.Receipt put(String taskId, Actor holder, BiFunction<Case, String, Masks.Receipt> put) {
        return transactions.call(
                () -> put.apply(labelled(worklist.known(taskId, holder).requireHeldBy(holder)), holder.id()));
    }

    private Case labelled(WorklistItem item) {
        if (item.caseId() == null) {
            throw Refusal.conflict("NO_LABELS", "Nothing is labelled in this task.");
        }
        return cases.get(item.caseId());
    }

    private Sight sight(Case labelled, String digest, Stream<Label> shown, Actor viewer) {
        boolean named = shown.map(Label::geometry)
                .anyMatch(geometry ->
                        geometry != null && geometry.path("digest").asText().equals(digest));
        if (!named && !masks.mayUse(labelled.id(), digest, viewer.id())) {
            throw Refusal.notFound("mask");
        }
        return new Sight(labelled.seriesId(), digest);
    }
}
