package dev.consilium.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.common.Ids;
import dev.consilium.common.SqlTime;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.identity.Role;
import dev.consilium.project.Case;
import dev.consilium.project.Cases;
import dev.consilium.project.Project;
import dev.consilium.project.Projects;
import dev.consilium.testing.Cast;
import dev.consilium.testing.OnH2;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the engine does in a case stands in the trail, as done by its jobs. */
@OnH2
class CaseTrailTest {

    @Autowired
    private AuditTrail trail;

    @Autowired
    private Cases cases;

    @Autowired
    private Projects projects;

    @Autowired
    private People people;

    @Autowired
    private Memberships memberships;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aCaseIsOpenedThenStaffedThenOffered() {
        Project project = projects.create("T " + Ids.random(), "finding-consensus", Actor.system("test"));
        Cast cast = new Cast(people, memberships);
        for (int i = 0; i < 5; i++) {
            cast.holding(project.id(), Role.ANNOTATOR);
        }
        Case opened = cases.open(project.id(), series(project.id()), "CT", "routine");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> types(project.id())
                .contains("TaskOpened"));
        assertThat(types(project.id()))
                .containsSubsequence("CaseOpened", "DecisionTaken", "CaseStateChanged", "TaskOpened");
        assertThat(trail.ofProject(project.id(), 0, 1000))
                .filteredOn(entry -> entry.type().equals("TaskOpened"))
                .allSatisfy(entry -> assertThat(entry.facts()).containsEntry("caseId", opened.id()));
        List<AuditEntry> ofCase = trail.ofSubject(opened.id());
        assertThat(ofCase.get(0))
                .returns("CaseOpened", AuditEntry::type)
                .returns("system:application", AuditEntry::actorId);
        assertThat(ofCase.subList(1, ofCase.size())).isNotEmpty().allSatisfy(entry -> assertThat(entry.actorId())
                .isEqualTo("system:jobs"));
        assertThat(trail.verify()).matches(Verification::ok);
    }

    private List<String> types(String projectId) {
        return trail.ofProject(projectId, 0, 1000).stream()
                .map(AuditEntry::type)
                .toList();
    }

    private String series(String projectId) {
        String intake = Ids.random();
        String series = Ids.random();
        jdbc.sql(
                        "insert into intake (id, project_id, received_by, received_at, content_digest) values (?, ?, 'x', ?, 'd')")
                .params(intake, projectId, SqlTime.of(Instant.EPOCH))
                .update();
        jdbc.sql(
                        "insert into series (id, project_id, intake_id, seq, state, modality) values (?, ?, ?, 1, 'ACCEPTED', 'CT')")
                .params(series, projectId, intake)
                .update();
        return series;
    }
}
