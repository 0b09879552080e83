package dev.consilium.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.identity.Role;
import dev.consilium.project.CaseState;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sees how much of a case, in a table. */
class CaseSightTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # roles                                                      | sight
              ''                                                         | NONE
              designer                                                   | NONE
              data-manager                                               | PROGRESS
              auditor                                                    | OVERSIGHT
              lead                                                       | OVERSIGHT
              senior                                                     | ARBITER
              annotator                                                  | READER
              specialist                                                 | READER
              data-manager designer                                      | PROGRESS
              data-manager lead                                          | OVERSIGHT
              senior lead                                                | ARBITER
              senior auditor data-manager                                | ARBITER
              annotator senior                                           | READER
              annotator lead                                             | READER
              specialist auditor                                         | READER
              annotator specialist senior auditor data-manager designer lead | READER
            """)
    void theRolesOfAPersonMakeTheirSight(String roles, CaseSight sight) {
        assertThat(CaseSight.of(roles(roles))).isEqualTo(sight);
    }

    /** {@code p} progress: rounds, routes, scores; {@code o} readings of others; {@code w} who it was. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # state     | READER | ARBITER | PROGRESS | OVERSIGHT
            OPENED      |  -     |  o      |  po      |  pow
            READING     |  -     |  o      |  po      |  pow
            REVIEW      |  -     |  o      |  po      |  pow
            ARBITRATION |  -     |  po     |  po      |  pow
            BOARD       |  -     |  po     |  po      |  pow
            QUARANTINE  |  -     |  o      |  po      |  pow
            AUDIT       |  -     |  po     |  po      |  pow
            ACCEPTED    |  po    |  po     |  po      |  pow
            VALIDATED   |  po    |  po     |  po      |  pow
            ARBITRATED  |  po    |  po     |  po      |  pow
            AMBIGUOUS   |  po    |  po     |  po      |  pow
            EXCLUDED    |  po    |  po     |  po      |  pow
            WITHDRAWN   |  -     |  -      |  p       |  pow
            """)
    void aSightShowsByTheStateOfTheCase(
            CaseState state, String reader, String arbiter, String progress, String oversight) {
        assertThat(Stream.of(CaseSight.READER, CaseSight.ARBITER, CaseSight.PROGRESS, CaseSight.OVERSIGHT)
                        .map(sight -> shown(sight, state)))
                .containsExactly(reader, arbiter, progress, oversight);
    }

    /** {@code c} the course of the case, {@code e} that of before a reopening too. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # state     | READER | ARBITER | PROGRESS | OVERSIGHT
            OPENED      |  -     |  -      |  c       |  ce
            READING     |  -     |  -      |  c       |  ce
            REVIEW      |  -     |  -      |  c       |  ce
            ARBITRATION |  -     |  -      |  c       |  ce
            BOARD       |  -     |  -      |  c       |  ce
            QUARANTINE  |  -     |  -      |  c       |  ce
            AUDIT       |  -     |  -      |  c       |  ce
            ACCEPTED    |  ce    |  ce     |  ce      |  ce
            VALIDATED   |  ce    |  ce     |  ce      |  ce
            ARBITRATED  |  ce    |  ce     |  ce      |  ce
            AMBIGUOUS   |  ce    |  ce     |  ce      |  ce
            EXCLUDED    |  ce    |  ce     |  ce      |  ce
            WITHDRAWN   |  -     |  -      |  ce      |  ce
            """)
    void aSightFollowsTheCourseByTheStateOfTheCase(
            CaseState state, String reader, String arbiter, String progress, String oversight) {
        assertThat(Stream.of(CaseSight.READER, CaseSight.ARBITER, CaseSight.PROGRESS, CaseSight.OVERSIGHT)
                        .map(sight -> course(sight, state)))
                .containsExactly(reader, arbiter, progress, oversight);
    }

    private static String course(CaseSight sight, CaseState state) {
        return sight.seesCourse(state) ? "c" + (sight.seesEarlier(state) ? "e" : "") : "-";
    }

    @Test
    void aReaderIsNotToldThatSomebodyLooksAtTheReadings() {
        for (CaseState state : Set.of(CaseState.REVIEW, CaseState.BOARD, CaseState.AUDIT)) {
            assertThat(CaseSight.READER.shown(state)).isEqualTo(CaseState.READING);
            assertThat(CaseSight.ARBITER.shown(state)).isEqualTo(state);
        }
        assertThat(CaseSight.READER.shown(CaseState.VALIDATED)).isEqualTo(CaseState.VALIDATED);
    }

    @Test
    void everyStateOfACaseStandsInTheTable() {
        assertThat(CaseState.values()).hasSize(13);
    }

    @Test
    void nobodyWithoutASightSeesProgressOrNames() {
        assertThat(CaseState.values())
                .noneMatch(state -> CaseSight.NONE.seesProgress(state))
                .noneMatch(state -> CaseSight.NONE.seesCourse(state))
                .noneMatch(state -> CaseSight.NONE.seesWho());
    }

    @Test
    void toReadAsWellNeverShowsMore() {
        for (Set<Role> roles : everySetOfRoles().toList()) {
            CaseSight without = CaseSight.of(roles);
            for (Role reading : Set.of(Role.ANNOTATOR, Role.SPECIALIST)) {
                Set<Role> more = EnumSet.of(reading);
                more.addAll(roles);
                CaseSight with = CaseSight.of(more);
                for (CaseState state : CaseState.values()) {
                    if (without != CaseSight.NONE) {
                        assertThat(shown(without, state))
                                .as("%s and %s in %s", roles, reading, state)
                                .contains(shown(with, state).replace("-", ""));
                    }
                    assertThat(with.seesWho()).isFalse();
                }
            }
        }
    }

    private static String shown(CaseSight sight, CaseState state) {
        String shown = (sight.seesProgress(state) ? "p" : "")
                + (sight.seesOthers(state) ? "o" : "")
                + (sight.seesWho() ? "w" : "");
        return shown.isEmpty() ? "-" : shown;
    }

    private static Stream<Set<Role>> everySetOfRoles() {
        return IntStream.range(0, 1 << Role.values().length).mapToObj(bits -> Arrays.stream(Role.values())
                .filter(role -> (bits & 1 << role.ordinal()) != 0)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class))));
    }

    private static Set<Role> roles(String groups) {
        return Arrays.stream(groups.split(" "))
                .filter(group -> !group.isEmpty())
                .map(group -> Role.ofGroup(group).orElseThrow())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }
}
