package dev.consilium.arbitration.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.consilium.annotation.Readings;
import dev.consilium.arbitration.DecideCommand.Kind;
import dev.consilium.arbitration.LabelsJson;
import dev.consilium.arbitration.StoredLabels;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import dev.consilium.project.Absences;
import dev.consilium.project.Case;
import dev.consilium.project.CaseParts;
import dev.consilium.project.Cases;
import dev.consilium.project.Duty;
import dev.consilium.project.StaffSelection;
import dev.consilium.project.Staffing;
import dev.consilium.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChairElectionTest {

    private static final Panel PANEL = new Panel("p1", "c1", 1, 1, 3, Instant.EPOCH);

    private final Cases cases = mock(Cases.class);
    private final Memberships memberships = mock(Memberships.class);
    private final Readings readings = mock(Readings.class);
    private final StaffSelection staff = mock(StaffSelection.class);
    private final CaseParts parts = mock(CaseParts.class);
    private final Absences absences = mock(Absences.class);
    private final TestDatabase database = TestDatabase.h2();
    private final LabelsJson json = StoredLabels.json();
    private final PanelRows rows = new PanelRows(database.jdbc(), json);
    private final PanelVotes votes = new PanelVotes(database.jdbc(), json);
    private final List<Object> events = new ArrayList<>();
    private final ChairElection election = new ChairElection(
            cases, memberships, readings, staff, parts, absences, rows, votes, events::add, Clock.systemUTC());

    @BeforeEach
    void aPanelOfThreeIsSplit() {
        Case split = mock(Case.class);
        when(split.id()).thenReturn("c1");
        when(split.projectId()).thenReturn("project-1");
        when(cases.get("c1")).thenReturn(split);
        when(memberships.holding("project-1", Role.SENIOR)).thenReturn(people("una", "uwe", "ute", "udo"));
        when(staff.find("c1", Duty.PANEL, Role.SENIOR, 1)).thenReturn(new Staffing(false, 0, 1));
        rows.add(PANEL);
    }

    @Test
    void namesThoseWhoVotedByLotAndNobodyTwiceBeforeEverybody() {
        voted("una", "uwe", "ute");
        List<String> byLot = byLot("una", "uwe", "ute");
        assertThat(elected(4)).containsExactly(byLot.get(0), byLot.get(1), byLot.get(2), byLot.get(0));
        verify(parts).take("c1", byLot.get(1), Duty.PANEL);
        assertThat(events).hasSize(4).allSatisfy(event -> assertThat(event).isInstanceOf(ChairElected.class));
    }

    @Test
    void drawsAnotherLotForAnotherPanel() {
        Set<String> first = new HashSet<>();
        for (int panel = 0; panel < 50; panel++) {
            Panel one = new Panel("panel-" + panel, "c1", 1, 1, 3, Instant.EPOCH);
            first.add(Stream.of("una", "uwe", "ute")
                    .min(Comparator.comparing(person -> ChairElection.lot(one, person)))
                    .orElseThrow());
        }
        assertThat(first).containsExactlyInAnyOrder("una", "uwe", "ute");
    }

    @Test
    void turnsToOthersOnceEveryVoterWasAsked() {
        voted("una");
        when(staff.eligiblePeople("c1", Duty.PANEL, Role.SENIOR)).thenReturn(people("udo"));
        assertThat(elected(3)).containsExactly("una", "udo", "una");
    }

    @Test
    void namesNobodyWithAConflictOfInterestNorWhoIsAwayNorWhoLeft() {
        voted("una", "uwe", "ute", "eve");
        abstained("udo");
        when(readings.involved("c1")).thenReturn(Set.of("una"));
        when(absences.away("project-1")).thenReturn(Set.of("uwe"));
        assertThat(elected(3)).containsExactly("ute", "ute", "ute");
    }

    @Test
    void letsTheCaseWaitWhereNobodyIsLeft() {
        abstained("una");
        abstained("uwe");
        assertThat(election.elect("c1")).isEmpty();
        verify(staff).find("c1", Duty.PANEL, Role.SENIOR, 1);
        verify(cases, never()).resume("c1", Duty.PANEL.waitCode());
        assertThat(rows.chairs("p1")).isEmpty();
    }

    @Test
    void findsWhoJoinedJustNow() {
        when(staff.find("c1", Duty.PANEL, Role.SENIOR, 1)).thenReturn(new Staffing(true, 1, 1));
        when(staff.eligiblePeople("c1", Duty.PANEL, Role.SENIOR)).thenReturn(List.of(), people("udo"));
        assertThat(election.elect("c1")).contains("udo");
        verify(cases).resume("c1", Duty.PANEL.waitCode());
    }

    private List<String> elected(int times) {
        return Stream.generate(() -> election.elect("c1"))
                .limit(times)
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<String> byLot(String... people) {
        return Arrays.stream(people)
                .sorted(Comparator.comparing(person -> ChairElection.lot(PANEL, person)))
                .toList();
    }

    private void voted(String... members) {
        Arrays.stream(members).forEach(member -> keep(member, Kind.AMBIGUOUS));
    }

    private void abstained(String member) {
        keep(member, null);
    }

    private void keep(String member, @Nullable Kind kind) {
        votes.add(new PanelVote(
                "vote-of-" + member,
                "p1",
                member,
                kind,
                null,
                List.of(),
                "other",
                null,
                member,
                "meaning",
                Instant.EPOCH,
                "d".repeat(64)));
    }

    private static List<Person> people(String... ids) {
        return Arrays.stream(ids).map(id -> new Person(id, id, id, false, true)).toList();
    }
}
