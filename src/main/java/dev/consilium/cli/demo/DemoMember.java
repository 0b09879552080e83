package dev.consilium.cli.demo;

import dev.consilium.identity.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One of the demo team: as many of each role as a case may need, so that nobody is asked twice. */
record DemoMember(String username, String displayName, Role role) {

    private static final Map<Role, Integer> TEAM = new EnumMap<>(Map.of(
            Role.ANNOTATOR, 5,
            Role.SPECIALIST, 2,
            Role.SENIOR, 4,
            Role.AUDITOR, 1,
            Role.DATA_MANAGER, 1,
            Role.DESIGNER, 1,
            Role.LEAD, 1));

    static List<DemoMember> team() {
        List<DemoMember> team = new ArrayList<>();
        TEAM.forEach((role, people) -> {
            for (int number = 1; number <= people; number++) {
                team.add(of(role, people == 1 ? "" : Integer.toString(number)));
            }
        });
        return team;
    }

    static DemoMember dataManager() {
        return of(Role.DATA_MANAGER, "");
    }

    /** The lead may set up further projects. */
    boolean admin() {
        return role == Role.LEAD;
    }

    private static DemoMember of(Role role, String number) {
        return new DemoMember(role.group() + number, (words(role) + " " + number).strip(), role);
    }

    private static String words(Role role) {
        String words = role.group().replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
