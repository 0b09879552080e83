package dev.consilium.scenario.staffing;

import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.workflow.protocol.ProtocolDeployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/**
 * Random staffings, {@code consilium.staffings} of them from the seed {@code consilium.staffings.from}: no conflicted assignment,
 * nobody arbitrates or audits own work, no case is stuck without a code, and each ends once the team is complete.
 */
@TestPropertySource(properties = {"camunda.bpm.job-execution.enabled=false", "consilium.arbitration.audits=true"})
abstract class StaffingsScenario {

    private static final Logger LOG = LoggerFactory.getLogger(StaffingsScenario.class);
    private static final int MOST_FAILURES = 5;

    /** On each database, others on each. */
    static final int FEW = 10;

    @Autowired
    private ApplicationContext application;

    abstract long firstSeed();

    @BeforeEach
    void deploy() {
        ProtocolDeployment deployment = application.getBean(ProtocolDeployment.class);
        for (AuditedProtocols protocol : AuditedProtocols.values()) {
            application
                    .getBean(CurrentActor.class)
                    .as(Actor.system("test"), () -> deployment.deploy(protocol.bundle()));
        }
    }

    @Test
    void noStaffingBreaksARuleAndEveryCaseEndsOnceTheTeamIsComplete() {
        int count = Integer.getInteger("consilium.staffings", FEW);
        long from = Long.getLong("consilium.staffings.from", firstSeed());
        Map<String, Integer> tally = new TreeMap<>();
        List<String> failures = new ArrayList<>();
        long start = System.nanoTime();
        for (long seed = from; seed < from + count && failures.size() < MOST_FAILURES; seed++) {
            StaffingWalk walk = new StaffingWalk(application, seed, tally);
            try {
                walk.run();
            } catch (AssertionError | RuntimeException broken) {
                failures.add(told(seed, walk, broken));
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%d staffings from seed %d in %.0f s: %s%n", count, from, seconds, tally);
        if (!failures.isEmpty()) {
            throw new AssertionError(String.join("\n\n", failures));
        }
    }

    private static String told(long seed, StaffingWalk walk, Throwable broken) {
        LOG.warn("seed {}", seed, broken);
        return "seed " + seed + ": " + broken + "\n  " + String.join("\n  ", walk.trace());
    }
}
