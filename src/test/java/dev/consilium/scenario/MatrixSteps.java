package dev.consilium.scenario;

import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.testing.Answer;
import dev.consilium.workflow.engine.EngineGateway;
import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolDeployment;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.beans.factory.annotation.Autowired;

/** Single steps towards the wait states of a case, and away from them. */
abstract class MatrixSteps extends CaseSteps {

    static final String SHIPPED = "finding-consensus";
    static final String AUDITED = "matrix-audited";

    private static final Actor JOBS = Actor.system("jobs");

    @Autowired
    ProtocolDeployment deployment;

    @Autowired
    CurrentActor current;

    @Autowired
    EngineGateway gateway;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    static Map<String, Object> edgeCase() {
        return flagged("edge-case", "edgeCategory", "rare-disease");
    }

    static Map<String, Object> unusable() {
        return flagged("unusable-image", "comment", "only motion");
    }

    private static Map<String, Object> flagged(String flag, String member, String text) {
        return Map.of("labels", labels("infarct"), "confidence", 0.5, "flags", List.of(flag), member, text);
    }

    /** A decision of whoever holds the task. */
    static void say(Standing at, String kind, Object... members) {
        complete(at.world(), at.who(), at.task(), decision(at.world(), kind, members))
                .expect(200);
    }

    /** An opinion on the board, or its chair's. */
    static void give(Standing at, String outcome) {
        complete(at.world(), at.who(), at.task(), BoardSteps.opinion(at.world(), outcome))
                .expect(200);
    }

    static Answer raise(Standing at, String what) {
        return act(
                at.world(),
                at.who(),
                at.task(),
                "raise",
                Map.of("escalation", what, "reason", "my neighbour", "question", "which side?"));
    }

    /** The timer of this task, fired now; what follows the jobs do. */
    void fire(String timer, String task) {
        var waiting = tasks.createTaskQuery().taskId(task).singleResult();
        List<Job> jobs = management
                .createJobQuery()
                .processInstanceId(waiting.getProcessInstanceId())
                .activityId(timer)
                .list();
        execute(jobs.stream()
                .filter(one -> waiting.getExecutionId().equals(executionOf(one)))
                .findFirst()
                .orElseGet(() -> jobs.get(0)));
    }

    /** The timer of this instance, as soon as it waits, fired at once. */
    void fireIn(String businessKey, String timer) {
        execute(Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                runtime
                                        .createProcessInstanceQuery()
                                        .processInstanceBusinessKey(businessKey)
                                        .list()
                                        .stream()
                                        .flatMap(instance -> management
                                                .createJobQuery()
                                                .processInstanceId(instance.getId())
                                                .activityId(timer)
                                                .list()
                                                .stream())
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow());
    }

    private void execute(Job job) {
        current.as(
                JOBS,
                () -> gateway.as(JOBS, engine -> {
                    engine.management().executeJob(job.getId());
                    return Boolean.TRUE;
                }));
    }

    private String executionOf(Job job) {
        return jdbc.sql("select execution_id_ from act_ru_job where id_ = :id")
                .param("id", job.getId())
                .query(String.class)
                .single();
    }

    /** The shipped protocol with every case drawn for an audit. */
    void deployAudited() {
        ProtocolBundle shipped = new ProtocolLibrary().protocol(SHIPPED);
        List<ProtocolFile> files = new ArrayList<>(shipped.files());
        files.removeIf(file -> List.of(SHIPPED + ".bpmn", "audit-sampling.dmn").contains(file.name()));
        files.add(file(
                AUDITED + ".bpmn",
                shipped.diagram().text().replace("FindingConsensusProcess", "MatrixAuditedProcess")));
        files.add(file(
                "audit-sampling.dmn", shipped.get("audit-sampling.dmn").text().replace("&lt; 0.06", "&lt;= 1")));
        current.as(Actor.system("test"), () -> deployment.deploy(new ProtocolBundle(AUDITED, files)));
    }

    private static ProtocolFile file(String name, String text) {
        return new ProtocolFile(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
