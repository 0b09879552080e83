package dev.consilium.project;

import static dev.consilium.identity.Role.ANNOTATOR;
import static dev.consilium.identity.Role.SENIOR;
import static dev.consilium.identity.Role.SPECIALIST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.identity.Role;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TeamCheckTest {

    private static final List<StaffNeed> NEEDS = List.of(
            new StaffNeed(Duty.READER, ANNOTATOR, 2),
            new StaffNeed(Duty.SPECIALIST, SPECIALIST, 1),
            new StaffNeed(Duty.ARBITER, SENIOR, 1),
            new StaffNeed(Duty.BOARD, SPECIALIST, 1),
            new StaffNeed(Duty.BOARD, SENIOR, 1));

    @Test
    void nobodyIsThereInAnEmptyTeam() {
        assertThat(missing()).containsExactly(2, 1, 1, 1, 1);
    }

    @Test
    void fourPeopleOfOneRoleEachAreEnough() {
        assertThat(missing(Set.of(ANNOTATOR), Set.of(ANNOTATOR), Set.of(SPECIALIST), Set.of(SENIOR)))
                .containsExactly(0, 0, 0, 0, 0);
    }

    @Test
    void whoReadsTheCaseCannotValidateItToo() {
        assertThat(missing(Set.of(ANNOTATOR), Set.of(ANNOTATOR, SPECIALIST), Set.of(SENIOR)))
                .containsExactly(0, 1, 0, 1, 0);
    }

    @Test
    void somebodyOfTwoRolesTakesTheOneThatNobodyElseCan() {
        assertThat(missing(
                        Set.of(ANNOTATOR, SPECIALIST),
                        Set.of(ANNOTATOR),
                        Set.of(ANNOTATOR),
                        Set.of(SPECIALIST, SENIOR)))
                .containsExactly(0, 0, 0, 0, 0);
    }

    @Test
    void oneSeniorArbitratesOrSitsOnTheBoardButPanelsNeedOthers() {
        StaffNeed panel = new StaffNeed(Duty.PANEL, SENIOR, 3);
        List<TeamCheck.Finding> found = TeamCheck.of(
                List.of(new StaffNeed(Duty.ARBITER, SENIOR, 1), panel),
                List.of(Set.of(SENIOR), Set.of(SENIOR), Set.of(SENIOR)));
        assertThat(found).extracting(TeamCheck.Finding::found).containsExactly(1, 2);
        assertThat(found.get(1).met()).isFalse();
    }

    @SafeVarargs
    private static List<Integer> missing(Set<Role>... people) {
        return TeamCheck.of(NEEDS, List.of(people)).stream()
                .map(TeamCheck.Finding::missing)
                .toList();
    }
}
