package dev.consilium.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.when;

import dev.consilium.audit.AuditFixture.Happened;
import dev.consilium.common.DomainEvent;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Role;
import dev.consilium.testing.TestDatabase;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who sees the trail of a project. */
class ProjectTrailTest {

    private static final Actor LEA = Actor.person("lea");

    private AuditFixture fixture;
    private ProjectTrail trail;

    @BeforeEach
    void start() {
        fixture = new AuditFixture(TestDatabase.h2());
        trail = new ProjectTrail(
                fixture.trail, fixture.memberships, event -> fixture.recording.on((DomainEvent) event));
        fixture.inTransaction(Happened.to("c1"), Happened.to("c2"));
    }

    @Test
    void theLeadSeesItAndLookingIsRecorded() {
        assertThat(trail.show("p1", 1, 10, LEA))
                .singleElement()
                .extracting(AuditEntry::subjectId)
                .isEqualTo("c2");
        assertThat(fixture.trail.ofSubject("p1"))
                .singleElement()
                .returns("TrailRead", AuditEntry::type)
                .returns("lea", AuditEntry::actorId);
    }

    @Test
    void whoAlsoReadsOrArbitratesDoesNot() {
        for (Role blinded : EnumSet.of(Role.ANNOTATOR, Role.SPECIALIST, Role.SENIOR)) {
            when(fixture.memberships.rolesOf("p1", "lea")).thenReturn(EnumSet.of(Role.LEAD, blinded));
            refused("BLINDED", 0, 10);
        }
    }

    @Test
    void othersDoNot() {
        doThrow(Refusal.notFound("project")).when(fixture.memberships).require(any(), any(), any(), any());
        refused("NOT_FOUND", 0, 10);
    }

    @Test
    void refusesPagesThatAreNone() {
        refused("LIMIT_INVALID", 0, 0);
        refused("LIMIT_INVALID", -1, 10);
    }

    private void refused(String code, long after, int limit) {
        assertThatThrownBy(() -> trail.show("p1", after, limit, LEA))
                .asInstanceOf(type(Refusal.class))
                .extracting(Refusal::code)
                .isEqualTo(code);
    }
}
