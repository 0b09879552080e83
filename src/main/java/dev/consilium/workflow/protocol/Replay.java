package dev.consilium.workflow.protocol;

import dev.consilium.identity.Actor;
import dev.consilium.project.Case;
import dev.consilium.project.CaseState;
import dev.consilium.project.Cases;
import dev.consilium.project.ProtocolVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    private final ProtocolDeployment deployment;
    private final ReplayTeams teams;
    private final ReplayCases replayed;
    private final Cases cases;
    private final ElementCounts elements;

    Replay(
            ProtocolDeployment deployment,
            ReplayTeams teams,
            ReplayCases replayed,
            Cases cases,
            ElementCounts elements) {
        this.deployment = deployment;
        this.teams = teams;
        this.replayed = replayed;
        this.cases = cases;
        this.elements = elements;
    }

    /**
     * @param bundle the protocol, its routing table already exchanged where the caller wants another one
     * @param categories the label domain in order
     */
    public ReplayReport run(ProtocolBundle bundle, List<String> categories, List<RecordedCase> recorded) {
        long start = System.nanoTime();
        RecordedLabels labels = new RecordedLabels(categories, recorded);
        ProtocolVersion version = deployment.deploy(bundle.with(labels.schema()));
        ReplayTeams.Team team = teams.gather(version, labels.raters());
        List<Case> ended = runAll(labels, team);
        List<Integer> used = ended.stream().map(c -> replayed.used(c.id())).toList();
        return new ReplayReport(
                bundle.key(),
                bundle.digest(),
                recorded.size(),
                outcome(ended),
                labels.readings(used.stream().mapToInt(Integer::intValue).sum()),
                labels.agreement(used),
                replayed.truth(labels, ended),
                elements.snapshot(),
                (System.nanoTime() - start) / 1e9);
    }

    private List<Case> runAll(RecordedLabels labels, ReplayTeams.Team team) {
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<String>> running = new ArrayList<>();
            for (RecordedCase recorded : labels.cases()) {
                running.add(workers.submit(() -> replayed.run(recorded, labels, team)));
            }
            List<Case> ended = new ArrayList<>();
            for (Future<String> caseId : running) {
                ended.add(cases.get(caseId.get()));
            }
            return ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the replay was interrupted", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("a case could not be replayed", e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    private static ReplayReport.Outcome outcome(List<Case> ended) {
        return new ReplayReport.Outcome(
                count(ended, CaseState.ACCEPTED),
                count(ended, CaseState.ARBITRATED),
                count(ended, CaseState.AMBIGUOUS),
                (int) ended.stream().filter(c -> !c.state().closed()).count());
    }

    private static int count(List<Case> ended, CaseState state) {
        return (int) ended.stream().filter(c -> c.state() == state).count();
    }
}
