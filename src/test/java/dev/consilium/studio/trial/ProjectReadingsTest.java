package dev.consilium.studio.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.project.Case;
import dev.consilium.project.CaseState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectReadingsTest {

    @Test
    void theLatestClosedAreTakenWhereThereAreTooMany() {
        List<Case> all = List.of(
                closed("new", CaseState.ACCEPTED, 30),
                closed("old", CaseState.ACCEPTED, 10),
                closed("excluded", CaseState.EXCLUDED, 40),
                closed("middle", CaseState.ARBITRATED, 20));
        assertThat(ProjectReadings.latest(all, 2)).containsExactlyInAnyOrder("new", "middle");
    }

    private static Case closed(String id, CaseState state, long second) {
        Instant at = Instant.ofEpochSecond(second);
        return new Case(
                id, "p", "s", "d", "CT", "routine", state, 1, 1, null, null, null, null, null, Instant.EPOCH, at);
    }
}
