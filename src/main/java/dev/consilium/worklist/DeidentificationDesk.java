package dev.consilium.worklist;

import dev.consilium.arbitration.Signature;
import dev.consilium.arbitration.Signatures;
import dev.consilium.common.Refusal;
import dev.consilium.dicom.DeidentificationPolicy;
import dev.consilium.dicom.DeidentificationPolicy.Faces;
import dev.consilium.dicom.DeidentificationPolicy.Option;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import dev.consilium.study.DeviceRules;
import dev.consilium.study.LearnedRule;
import dev.consilium.study.ProjectPolicies;
import dev.consilium.study.ProjectPolicy;
import dev.consilium.worklist.ProjectRoom.Place;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a project keeps beyond the profile: seen by those who oversee it, chosen and signed by its data managers. */
@Component
@Transactional
public class DeidentificationDesk {

    /** What a signature under a policy means. */
    static final String MEANING =
            "I am responsible for what this project keeps of images that are received from now on, and for its reason.";

    private static final int LONGEST_REASON = 1000;

    private final ProjectRooms rooms;
    private final ProjectPolicies policies;
    private final DeviceRules devices;
    private final Memberships memberships;
    private final Signatures signatures;

    DeidentificationDesk(
            ProjectRooms rooms,
            ProjectPolicies policies,
            DeviceRules devices,
            Memberships memberships,
            Signatures signatures) {
        this.rooms = rooms;
        this.policies = policies;
        this.devices = devices;
        this.memberships = memberships;
        this.signatures = signatures;
    }

    /** The newest first. @throws Refusal as {@link ProjectRooms#enter(String, Place, Actor)} */
    @Transactional(readOnly = true)
    public List<ProjectPolicy> history(String projectId, Actor viewer) {
        rooms.enter(projectId, Place.DEIDENTIFICATION, viewer);
        return policies.history(projectId);
    }

    /** What is known of the devices of a project, the newest first. @throws Refusal as {@link ProjectRooms#enter(String, Place, Actor)} */
    @Transactional(readOnly = true)
    public List<LearnedRule> devices(String projectId, Actor viewer) {
        rooms.enter(projectId, Place.DEIDENTIFICATION, viewer);
        return devices.learned(projectId);
    }

    /** Later series of its device wait for a person again. @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING} */
    public void endRule(String projectId, String ruleId, Actor by) {
        memberships.require(by, projectId, Role.DATA_MANAGER);
        devices.end(projectId, ruleId, by);
    }

    @Transactional(readOnly = true)
    public boolean chooses(String projectId, Actor viewer) {
        return memberships.rolesOf(projectId, viewer.id()).contains(Role.DATA_MANAGER);
    }

    /**
     * @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING}, {@code SIGNATURE_REFUSED}, INVALID {@code POLICY_OPTION_UNKNOWN}, {@code POLICY_FACES_UNKNOWN},
     *     {@code REASON_MISSING}, {@code REASON_TOO_LONG}, CONFLICT {@code POLICY_OUTDATED}, {@code POLICY_UNCHANGED}
     */
    public ProjectPolicy choose(String projectId, ChoosePolicyCommand command, Actor by) {
        memberships.require(by, projectId, Role.DATA_MANAGER);
        Set<Option> retained = options(command.options());
        Faces faces = faces(command.faces());
        requireReason(command.why());
        ProjectPolicy next = policies.next(projectId, command.version(), retained, faces);
        Signature signature = signatures.seal(by, command.secret(), MEANING, content(projectId, next, command.why()));
        policies.add(
                projectId,
                next,
                new ProjectPolicy.Signed(
                        signature.signerId(),
                        signature.name(),
                        signature.meaning(),
                        signature.at(),
                        command.why(),
                        signature.digest()));
        return policies.current(projectId);
    }

    /** All that is signed but who signs it, when, and what that means. */
    static Map<String, Object> content(String projectId, ProjectPolicy next, String reason) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("projectId", projectId);
        content.put("version", next.version());
        content.put("policy", named(next.policy()));
        content.put("reason", reason);
        return content;
    }

    private static Map<String, Object> named(DeidentificationPolicy policy) {
        return Map.of(
                "id",
                policy.id(),
                "retained",
                policy.retained().stream().map(Option::name).sorted().toList(),
                "faces",
                policy.faces().name());
    }

    private static @Nullable Faces faces(@Nullable String name) {
        try {
            return name == null ? null : Faces.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw Refusal.invalid("POLICY_FACES_UNKNOWN", "Faces are one of: " + List.of(Faces.values()) + ".");
        }
    }

    private static Set<Option> options(List<String> names) {
        Set<Option> options = EnumSet.noneOf(Option.class);
        for (String name : names) {
            try {
                options.add(Option.valueOf(String.valueOf(name)));
            } catch (IllegalArgumentException unknown) {
                throw Refusal.invalid(
                        "POLICY_OPTION_UNKNOWN", "A policy keeps some of: " + List.of(Option.values()) + ".");
            }
        }
        return Set.copyOf(options);
    }

    private static void requireReason(String reason) {
        if (reason.isEmpty()) {
            throw Refusal.invalid("REASON_MISSING", "Say why in a few words.");
        }
        if (reason.length() > LONGEST_REASON) {
            throw Refusal.invalid("REASON_TOO_LONG", "Say why in at most " + LONGEST_REASON + " characters.");
        }
    }
}
