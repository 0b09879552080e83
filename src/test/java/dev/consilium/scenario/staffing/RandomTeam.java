package dev.consilium.scenario.staffing;

import dev.consilium.identity.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A small team as chance makes it: few people, some of whom hold two or three roles. */
final class RandomTeam {

    private static final double SECOND_ROLE = 0.3;
    private static final List<Role> ROLES =
            List.of(Role.ANNOTATOR, Role.SPECIALIST, Role.SENIOR, Role.AUDITOR, Role.DATA_MANAGER);

    private RandomTeam() {}

    /** The roles of each member, the lead and one data manager among them. */
    static List<Set<Role>> of(Random random) {
        List<Set<Role>> members = new ArrayList<>();
        members.add(EnumSet.of(Role.LEAD));
        members.add(EnumSet.of(Role.DATA_MANAGER));
        add(members, Role.ANNOTATOR, random.nextInt(5));
        add(members, Role.SPECIALIST, random.nextInt(3));
        add(members, Role.SENIOR, random.nextInt(4));
        add(members, Role.AUDITOR, random.nextInt(2));
        for (Set<Role> member : members.subList(1, members.size())) {
            while (random.nextDouble() < SECOND_ROLE) {
                member.add(ROLES.get(random.nextInt(ROLES.size())));
            }
        }
        return members;
    }

    /** Whoever joins so that nobody waits for staff any more, whatever became of the others. */
    static List<Set<Role>> reserve() {
        List<Set<Role>> members = new ArrayList<>();
        add(members, Role.ANNOTATOR, 6);
        add(members, Role.SPECIALIST, 3);
        add(members, Role.SENIOR, 7);
        add(members, Role.AUDITOR, 2);
        add(members, Role.DATA_MANAGER, 2);
        return members;
    }

    private static void add(List<Set<Role>> members, Role role, int count) {
        for (int i = 0; i < count; i++) {
            members.add(EnumSet.of(role));
        }
    }
}
