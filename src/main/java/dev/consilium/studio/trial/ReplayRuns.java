package dev.consilium.studio.trial;

import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.studio.Draft;
import dev.consilium.studio.DraftAccess;
import dev.consilium.studio.Drafts;
import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.recorded.LabelFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs drafts on recorded labels through a real engine beside the server's, and keeps what came of it so that runs can be compared. */
@Component
public class ReplayRuns {

    static final int MOST_CASES = 5000;

    private final ReplayRows rows;
    private final ReplayRunner runner;
    private final ProjectReadings readings;
    private final Drafts drafts;
    private final DraftAccess access;
    private final Blinding blinding;
    private final Clock clock;

    ReplayRuns(
            ReplayRows rows,
            ReplayRunner runner,
            ProjectReadings readings,
            Drafts drafts,
            DraftAccess access,
            Blinding blinding,
            Clock clock) {
        this.rows = rows;
        this.runner = runner;
        this.readings = readings;
        this.drafts = drafts;
        this.access = access;
        this.blinding = blinding;
        this.clock = clock;
    }

    /**
     * Recorded labels in files.
     *
     * @param name of the file as it was sent; @param wide one column per rater; @param truth null for none
     */
    public record Files(
            Path labels,
            String name,
            boolean wide,
            @Nullable Path truth,
            List<String> categories) {}

    /**
     * On the readings of its project.
     *
     * @throws Refusal NOT_FOUND, FORBIDDEN {@code BLINDED} and others, CONFLICT {@code SANDBOX_YOURS}, UNAVAILABLE
     *     {@code SANDBOX_BUSY}, UNPROCESSABLE {@code NOTHING_TO_REPLAY}
     */
    public ReplayRun onProject(String draftId, Actor actor) {
        Draft draft = access.requireDesigner(draftId, actor);
        blinding.requireSighted(draft.projectId(), actor);
        return start(draft, readings.of(draft.projectId(), MOST_CASES), actor);
    }

    /** @throws Refusal as {@link #onProject}, and those of {@link LabelFiles} */
    public ReplayRun onFiles(String draftId, Files files, Actor actor) {
        Draft draft = access.requireDesigner(draftId, actor);
        LabelFiles labels =
                LabelFiles.read(files.labels(), files.wide(), files.truth(), files.categories(), MOST_CASES);
        return start(
                draft,
                new ReplaySource(ReplayRun.Source.FILE, files.name(), labels.categories(), labels.cases(), Map.of()),
                actor);
    }

    private ReplayRun start(Draft draft, ReplaySource source, Actor actor) {
        ProtocolBundle bundle = drafts.bundle(draft.id());
        Map<String, String> diagrams = diagrams(draft, bundle);
        ReplayRun run = new ReplayRun(
                Ids.random(),
                draft.id(),
                bundle.digest(),
                source.kind(),
                source.name(),
                ReplayState.RUNNING,
                0,
                source.cases().size(),
                source.leftOut(),
                drafts.findings(draft.id(), actor).size(),
                List.copyOf(diagrams.keySet()),
                null,
                null,
                actor.id(),
                clock.instant(),
                null);
        runner.start(run, () -> rows.add(run, diagrams), bundle, source);
        return run;
    }

    private static Map<String, String> diagrams(Draft draft, ProtocolBundle bundle) {
        Map<String, String> diagrams = new LinkedHashMap<>();
        bundle.find(draft.diagram()).ifPresent(file -> diagrams.put(file.name(), file.text()));
        bundle.files().stream()
                .filter(file -> file.is(".bpmn"))
                .forEach((ProtocolFile file) -> diagrams.putIfAbsent(file.name(), file.text()));
        return diagrams;
    }

    /** @throws Refusal NOT_FOUND */
    public ReplayRun get(String runId, Actor actor) {
        ReplayRun run = rows.find(runId, clock.instant()).orElseThrow(() -> Refusal.notFound("replay"));
        access.require(run.draftId(), actor);
        return run;
    }

    /** The latest first. @throws Refusal NOT_FOUND */
    public List<ReplayLine> ofDraft(String draftId, Actor actor) {
        access.require(draftId, actor);
        return rows.ofDraft(draftId, clock.instant());
    }

    /** Runs of whatever draft of the project that came to an end, the latest first. @throws Refusal NOT_FOUND */
    public List<ReplayLine> comparable(String draftId, Actor actor) {
        return rows.doneOfProject(access.require(draftId, actor).projectId(), clock.instant());
    }

    /** Idempotent. @throws Refusal NOT_FOUND, FORBIDDEN */
    public ReplayRun cancel(String runId, Actor actor) {
        access.requireDesigner(get(runId, actor).draftId(), actor);
        rows.end(runId, ReplayState.CANCELLED, null, clock.instant());
        runner.cancel(runId);
        return get(runId, actor);
    }

    /**
     * By whoever began it or a designer of the project.
     *
     * @throws Refusal NOT_FOUND, FORBIDDEN {@code REPLAY_NOT_YOURS}, CONFLICT {@code REPLAY_RUNNING}
     */
    public void remove(String runId, Actor actor) {
        ReplayRun run = get(runId, actor);
        String project = access.require(run.draftId(), actor).projectId();
        if (!run.requestedBy().equals(actor.id()) && !access.isDesigner(project, actor)) {
            throw Refusal.forbidden(
                    "REPLAY_NOT_YOURS", "Whoever began a replay deletes it, or a workflow designer of the project.");
        }
        if (!rows.remove(runId, clock.instant())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "REPLAY_RUNNING",
                    "This replay is still running. Cancel it, then delete it.");
        }
    }

    /** One row per case, as CSV; of the project's only those that are closed now. @throws Refusal NOT_FOUND, FORBIDDEN {@code BLINDED} */
    public String cases(String runId, Actor actor) {
        ReplayRun run = get(runId, actor);
        String project = access.require(run.draftId(), actor).projectId();
        if (run.source() == ReplayRun.Source.PROJECT) {
            blinding.requireSighted(project, actor);
        }
        String table = rows.cases(runId).orElseThrow(() -> Refusal.notFound("replay"));
        return run.source() == ReplayRun.Source.PROJECT ? blinding.closed(table, project) : table;
    }

    /** Whether somebody is not to see what became of each case of the project. */
    public boolean isBlinded(String projectId, Actor actor) {
        return blinding.isBlinded(projectId, actor);
    }

    /** A diagram as it was when the run began. @throws Refusal NOT_FOUND */
    public String diagram(String runId, String name, Actor actor) {
        get(runId, actor);
        String diagram = rows.diagrams(runId).get(name);
        if (diagram == null) {
            throw Refusal.notFound("diagram");
        }
        return diagram;
    }
}
