package dev.consilium.studio.trial;

import dev.consilium.annotation.Label;
import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.studio.Draft;
import dev.consilium.studio.DraftAccess;
import dev.consilium.studio.Drafts;
import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.lint.LintFinding;
import dev.consilium.workflow.sandbox.Rehearsal;
import dev.consilium.workflow.sandbox.RehearsalState;
import dev.consilium.workflow.sandbox.Sandbox;
import dev.consilium.workflow.sandbox.Sandboxes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Fictitious cases that designers step through their drafts. They live in the memory of this node: a restart, another node or a quarter
 * of an hour without a step ends them, and then {@code DRY_RUN_GONE} says so.
 */
@Component
public class DryRuns {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_STEP = Duration.ofMinutes(1);
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final Sandboxes sandboxes;
    private final Drafts drafts;
    private final DraftAccess access;
    private final Map<String, Trial> trials = new ConcurrentHashMap<>();

    DryRuns(Sandboxes sandboxes, Drafts drafts, DraftAccess access) {
        this.sandboxes = sandboxes;
        this.drafts = drafts;
        this.access = access;
    }

    /**
     * Where a dry run stands.
     *
     * @param digest of the files it runs with
     * @param findings what the linter has against the draft; its engine takes it all the same, or there is no dry run
     */
    public record DryRun(String id, String draftId, String digest, List<LintFinding> findings, RehearsalState now) {}

    private record Trial(
            ProtocolBundle bundle, String draftId, String by, List<LintFinding> findings, Sandbox sandbox) {}

    /**
     * Ends the earlier one of the same person, so that nobody has two.
     *
     * @param modality code as in DICOM; @param priority {@code routine} or {@code urgent}
     * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT {@code SANDBOX_YOURS} while a replay of the same person runs, UNAVAILABLE
     *     {@code SANDBOX_BUSY}, and what the engine refuses the draft with
     */
    public DryRun begin(String draftId, String modality, String priority, Actor actor) {
        Draft draft = access.requireDesigner(draftId, actor);
        ProtocolBundle bundle = drafts.bundle(draft.id());
        List<LintFinding> findings = drafts.findings(draft.id(), actor);
        endEarlier(actor);
        Trial trial = new Trial(
                bundle, draft.id(), actor.id(), findings, sandboxes.open(Sandbox.Purpose.DRY_RUN, actor.id()));
        String id = Ids.random();
        trials.put(id, trial);
        try {
            RehearsalState begun = trial.sandbox()
                    .call(context -> context.getBean(Rehearsal.class).begin(bundle, modality, priority), LONGEST_START);
            return view(id, trial, begun);
        } catch (RuntimeException e) {
            trials.remove(id);
            trial.sandbox().close();
            throw e;
        }
    }

    /** Waits a little for its place. */
    private void endEarlier(Actor actor) {
        forgetClosed();
        for (Map.Entry<String, Trial> earlier : Map.copyOf(trials).entrySet()) {
            if (earlier.getValue().by().equals(actor.id())) {
                end(earlier.getKey(), actor);
                try {
                    earlier.getValue().sandbox().awaitEnd(LONGEST_END);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** @throws Refusal NOT_FOUND {@code DRY_RUN_GONE} */
    public DryRun get(String id, Actor actor) {
        Trial trial = require(id, actor);
        return view(
                id,
                trial,
                trial.sandbox().look(context -> context.getBean(Rehearsal.class).state(), LONGEST_STEP));
    }

    /** @throws Refusal as {@link #get} */
    public DryRun step(String id, Rehearsal.Step step, Actor actor) {
        return act(id, actor, rehearsal -> rehearsal.step(step));
    }

    /**
     * @param task open in it; @param person one of its fictitious people
     * @throws Refusal as {@link #get}, and whatever a person at the task is refused with
     */
    public DryRun answer(
            String id, String task, String person, Map<String, Object> form, List<Label> labels, Actor actor) {
        return act(id, actor, rehearsal -> rehearsal.answer(task, person, form, labels));
    }

    /** Idempotent. */
    public void end(String id, Actor actor) {
        Trial trial = trials.get(id);
        if (trial != null && trial.by().equals(actor.id())) {
            trials.remove(id);
            trial.sandbox().close();
        }
    }

    /** A diagram as it runs. @throws Refusal NOT_FOUND */
    public String diagram(String id, String name, Actor actor) {
        return require(id, actor)
                .bundle()
                .find(name)
                .filter(file -> file.is(".bpmn"))
                .map(ProtocolFile::text)
                .orElseThrow(() -> Refusal.notFound("diagram"));
    }

    private DryRun act(String id, Actor actor, Function<Rehearsal, RehearsalState> what) {
        Trial trial = require(id, actor);
        return view(
                id, trial, trial.sandbox().call(context -> what.apply(context.getBean(Rehearsal.class)), LONGEST_STEP));
    }

    private Trial require(String id, Actor actor) {
        forgetClosed();
        Trial trial = trials.get(id);
        if (trial == null || !trial.by().equals(actor.id())) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "DRY_RUN_GONE",
                    "This dry run is over: it rests in memory only, and ends after 15 minutes without a step. Begin another one.");
        }
        access.requireDesigner(trial.draftId(), actor);
        return trial;
    }

    private void forgetClosed() {
        trials.values().removeIf(trial -> trial.sandbox().isClosed());
    }

    private static DryRun view(String id, Trial trial, RehearsalState now) {
        return new DryRun(id, trial.draftId(), trial.bundle().digest(), trial.findings(), now);
    }
}
