package dev.consilium.project;

import dev.consilium.identity.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Whether a team can carry one case all the way: nobody has two parts in it, so somebody of two roles fills one seat only. The board
 * and the road through arbitration are looked at apart, because one case rarely needs both.
 */
public final class TeamCheck {

    /** @param found how many are there for it, besides those the duties before it need */
    public record Finding(StaffNeed need, int found) {

        public int missing() {
            return need.people() - found;
        }

        public boolean met() {
            return missing() <= 0;
        }
    }

    private final List<Set<Role>> people;
    private final List<Role> seats = new ArrayList<>();
    private final int[] seatOf;

    private TeamCheck(Collection<Set<Role>> people) {
        this.people = List.copyOf(people);
        this.seatOf = new int[this.people.size()];
        Arrays.fill(seatOf, -1);
    }

    /** @param people the roles of each person. @return as many findings as needs, in order of the duties */
    public static List<Finding> of(List<StaffNeed> needs, Collection<Set<Role>> people) {
        TeamCheck road = new TeamCheck(people);
        TeamCheck board = new TeamCheck(people);
        List<Finding> findings = new ArrayList<>();
        for (Duty duty : Duty.values()) {
            for (StaffNeed need : needs) {
                if (need.duty() == duty) {
                    TeamCheck taken = duty == Duty.BOARD ? board : road;
                    findings.add(new Finding(need, taken.seat(need)));
                    if (duty == Duty.READER) {
                        board.seat(need);
                    }
                }
            }
        }
        return findings;
    }

    /** Fills as many seats as can be filled without emptying another. */
    private int seat(StaffNeed need) {
        int filled = 0;
        for (int i = 0; i < need.people(); i++) {
            seats.add(need.role());
            if (fill(seats.size() - 1, new boolean[people.size()])) {
                filled++;
            }
        }
        return filled;
    }

    /** Kuhn's augmenting path: somebody free, or somebody whose seat another can fill. */
    private boolean fill(int seat, boolean[] asked) {
        for (int person = 0; person < people.size(); person++) {
            if (!asked[person] && people.get(person).contains(seats.get(seat))) {
                asked[person] = true;
                if (seatOf[person] < 0 || fill(seatOf[person], asked)) {
                    seatOf[person] = seat;
                    return true;
                }
            }
        }
        return false;
    }
}
