package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.testing.ReadingTeam;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.beans.factory.annotation.Autowired;

/** A case whose next step fails at every attempt. */
public abstract class StandstillSteps extends CaseSteps {

    @Autowired
    private ProcessEngine engine;

    /** No row of this case gets into the table any more. @return name of the constraint */
    protected String refuse(String table, ReadingTeam world) {
        String name = "poison_" + world.caseId().substring(0, 8);
        jdbc.sql("alter table " + table + " add constraint " + name + " check (case_id <> '" + world.caseId() + "')")
                .update();
        return name;
    }

    /** Lets each pause pass at once. */
    protected int attemptsUntilItStandsStill(ReadingTeam world) {
        int attempts = 0;
        for (int left = Integer.MAX_VALUE; left > 0; attempts++) {
            Job job = failed(world, left);
            left = job.getRetries();
            if (left > 0) {
                assertThat(job.getDuedate()).isAfter(new java.util.Date());
                engine.getManagementService().setJobDuedate(job.getId(), null);
            }
        }
        return attempts;
    }

    private Job failed(ReadingTeam world, int retriesBefore) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> engine.getManagementService().createJobQuery().withException().list().stream()
                                .filter(job -> engine.getRuntimeService()
                                        .getVariable(job.getExecutionId(), "caseId")
                                        .equals(world.caseId()))
                                .filter(job -> job.getRetries() < retriesBefore)
                                .findFirst()
                                .orElse(null),
                        job -> job != null);
    }
}
