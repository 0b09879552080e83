package dev.consilium.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.consilium.arbitration.FeedbackItems;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import dev.consilium.project.Cases;
import dev.consilium.study.SeriesCatalogue;
import dev.consilium.study.SeriesState;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who sees the pixels of a series. */
class SeriesImageAccessTest {

    private static final Actor VIEWER = Actor.person("v");

    private final SeriesCatalogue catalogue = mock(SeriesCatalogue.class);
    private final Memberships memberships = mock(Memberships.class);
    private final SeriesImageAccess access = new SeriesImageAccess(
            catalogue,
            mock(Cases.class),
            memberships,
            mock(WorklistItems.class),
            mock(TaskEligibility.class),
            mock(FeedbackItems.class),
            mock(Companions.class));

    @ParameterizedTest
    @EnumSource(names = {"RECEIVED", "QUARANTINED", "REJECTED"})
    void whatTheGateHasNotLetThroughIsForTheDataManagerAlone(SeriesState state) {
        for (Role role : Role.values()) {
            assertThat(sees(role, state)).as(role.name()).isEqualTo(role == Role.DATA_MANAGER);
        }
    }

    @Test
    void whatItLetThroughIsAlsoForThoseWhoOversee() {
        for (Role role : EnumSet.of(Role.DATA_MANAGER, Role.LEAD, Role.AUDITOR, Role.SENIOR)) {
            assertThat(sees(role, SeriesState.ACCEPTED)).as(role.name()).isTrue();
        }
        assertThat(sees(Role.ANNOTATOR, SeriesState.ACCEPTED)).isFalse();
    }

    private boolean sees(Role role, SeriesState state) {
        when(catalogue.standing("s"))
                .thenReturn(new SeriesCatalogue.Standing("p", state));
        when(memberships.rolesOf(any(), any())).thenReturn(EnumSet.of(role));
        return access.mayView(VIEWER, "s");
    }
}
