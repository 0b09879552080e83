package dev.consilium.workflow.protocol;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.project.ProtocolVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Runs recorded labels through a protocol on the real engine: the same diagrams, tables, delegates and use cases as in
 * production, with recorded people in place of living ones and every job driven by hand.
 */
@Component
@Profile("replay")
public class Replay {

    static final Actor REPLAY = Actor.system("replay");

    /** Of one element in one case of a draft. */
    private static final long MOST_ENTRIES = 1000;

    private final ProtocolDeployment deployment;
    private final ReplayTeams teams;
    private final ReplayCases replayed;
    private final RecordedReaderModels models;
    private final ElementCounts elements;

    Replay(
            ProtocolDeployment deployment,
            ReplayTeams teams,
            ReplayCases replayed,
            RecordedReaderModels models,
            ElementCounts elements) {
        this.deployment = deployment;
        this.teams = teams;
        this.replayed = replayed;
        this.models = models;
        this.elements = elements;
    }

    /**
     * @param asGiven the protocol, its routing table already exchanged where the caller wants another one
     * @param categories the label domain in order
     * @throws Refusal UNPROCESSABLE {@code PROTOCOL_INVALID} where the engine does not take the bundle, {@code REPLAY_FAILED} where
     *     it stops in the middle of a case
     */
    public Replayed run(
            ProtocolBundle asGiven, List<String> categories, List<RecordedCase> recorded, ReplaySetting setting) {
        return run(asGiven, categories, recorded, setting, ReplayPace.WHOLE_MACHINE, deployment::deploy);
    }

    /**
     * As {@link #run(ProtocolBundle, List, List, ReplaySetting)}, for a draft that the linter may still have something against.
     *
     * @throws Refusal CONFLICT {@code REPLAY_CANCELLED}
     */
    public Replayed runDraft(
            ProtocolBundle draft, List<String> categories, List<RecordedCase> recorded, ReplayPace pace) {
        elements.limit(MOST_ENTRIES * Math.max(1, recorded.size()));
        ReplaySetting asDrawn = new ReplaySetting(null, new RoutingThresholds(null, null));
        return run(draft, categories, recorded, asDrawn, pace, deployment::deployUnlinted);
    }

    private Replayed run(
            ProtocolBundle asGiven,
            List<String> categories,
            List<RecordedCase> recorded,
            ReplaySetting setting,
            ReplayPace pace,
            Function<ProtocolBundle, ProtocolVersion> deploying) {
        long start = System.nanoTime();
        ProtocolBundle bundle = setting.in(asGiven);
        RecordedLabels labels = new RecordedLabels(categories, recorded);
        ProtocolVersion version = deploy(bundle.with(labels.schema()), deploying);
        ReplayTeams.Team team = teams.gather(version, labels.raters());
        models.know(
                setting.consensus() == null ? null : new RecordedReaders(labels, setting.consensus()),
                team.annotators());
        List<ReplayedCase> ended = runAll(labels, team, pace);
        List<Integer> used = ended.stream().map(ReplayedCase::used).toList();
        ReplayReport report = new ReplayReport(
                bundle.key(),
                bundle.digest(),
                recorded.size(),
                ReplayReport.Outcome.of(ended),
                labels.readings(used.stream().mapToInt(Integer::intValue).sum()),
                labels.agreement(used),
                ReplayReport.Truth.of(ended),
                elements.snapshot(),
                (System.nanoTime() - start) / 1e9);
        return new Replayed(report, ended);
    }

    static ProtocolVersion deploy(ProtocolBundle bundle, Function<ProtocolBundle, ProtocolVersion> deploying) {
        try {
            return deploying.apply(bundle);
        } catch (ProcessEngineException e) {
            throw refusal("PROTOCOL_INVALID", "The engine does not take these files: ", e);
        }
    }

    private List<ReplayedCase> runAll(RecordedLabels labels, ReplayTeams.Team team, ReplayPace pace) {
        ExecutorService workers = Executors.newFixedThreadPool(pace.workers());
        try {
            List<Future<ReplayedCase>> running = new ArrayList<>();
            for (int index = 0; index < labels.cases().size(); index++) {
                int one = index;
                running.add(workers.submit(() -> {
                    pace.goOn();
                    return replayed.run(one, labels, team);
                }));
            }
            List<ReplayedCase> ended = new ArrayList<>();
            for (Future<ReplayedCase> one : running) {
                ended.add(one.get());
                pace.tell(ended.size(), running.size());
            }
            return ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the replay was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ReplayPace.Cancelled) {
                throw Refusal.conflict("REPLAY_CANCELLED", "This replay was cancelled.");
            }
            throw refusal("REPLAY_FAILED", "A case could not be replayed: ", e);
        } finally {
            workers.shutdownNow();
        }
    }

    /** In one line, from the innermost cause: an engine fault names the element and the table. */
    private static Refusal refusal(String code, String sentence, Exception fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String what = String.valueOf(root.getMessage()).replaceAll("\\s+", " ").strip();
        return new Refusal(Refusal.Kind.UNPROCESSABLE, code, sentence + what, fault);
    }
}
