package dev.consilium.studio.reread;

import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.arbitration.Reopening;
import dev.consilium.arbitration.Values;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import dev.consilium.project.Case;
import dev.consilium.project.CaseState;
import dev.consilium.project.Cases;
import dev.consilium.project.Projects;
import dev.consilium.project.ProtocolVersion;
import dev.consilium.project.ProtocolVersions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds the cases of a project whose answers a later version of its protocol touches, and has them read once more as a batch. */
@Component
public class TouchedAnswers {

    /** What one batch may reopen, so that readers are not buried. */
    public static final int MOST = 200;

    private final Projects projects;
    private final ProtocolVersions versions;
    private final Cases cases;
    private final Readings readings;
    private final Reopening reopening;
    private final Memberships memberships;

    TouchedAnswers(
            Projects projects,
            ProtocolVersions versions,
            Cases cases,
            Readings readings,
            Reopening reopening,
            Memberships memberships) {
        this.projects = projects;
        this.versions = versions;
        this.cases = cases;
        this.readings = readings;
        this.reopening = reopening;
        this.memberships = memberships;
    }

    /** @param from the version they were read under; @param to the version in force */
    public record Touched(
            ProtocolVersion from, ProtocolVersion to, VersionDifference difference, List<TouchedCase> cases) {}

    /** @param reopened how many; @param refused why not, by case */
    public record Reread(int reopened, Map<String, String> refused) {}

    /**
     * What the version in force says otherwise than an earlier one, and the closed cases read under that one which it touches, those with
     * doubted answers first. What is said in a case that is open is nobody's to see yet.
     *
     * @throws Refusal NOT_FOUND, FORBIDDEN {@code BLINDED}, {@code ROLE_MISSING}
     */
    public Touched of(String projectId, String digest, Actor viewer) {
        requireOverseer(projectId, viewer, Role.LEAD, Role.AUDITOR);
        ProtocolVersion to = versions.get(projects.get(projectId).protocolDigest());
        List<Case> read = cases.ofProject(projectId).stream()
                .filter(one ->
                        one.protocolDigest().equals(digest) && one.state().closed())
                .filter(one -> one.state() != CaseState.WITHDRAWN)
                .toList();
        ProtocolVersion from = versions.openTo(projectId, digest);
        VersionDifference difference = VersionDifference.between(from, to);
        return new Touched(from, to, difference, difference.isNone() ? List.of() : touched(read, difference));
    }

    private List<TouchedCase> touched(List<Case> read, VersionDifference difference) {
        Map<String, List<Reading>> given = readings
                .submittedOf(read.stream().map(Case::id).toList())
                .stream()
                .collect(Collectors.groupingBy(Reading::caseId));
        boolean all = difference.general() || !difference.added().isEmpty();
        List<TouchedCase> certain = new ArrayList<>();
        List<TouchedCase> possible = new ArrayList<>();
        for (Case one : read) {
            List<Reading> own = given.getOrDefault(one.id(), List.of());
            Set<String> here = new TreeSet<>();
            own.forEach(reading -> here.addAll(Values.of(reading)));
            here.retainAll(difference.doubted());
            TouchedCase found = new TouchedCase(one.id(), one.state(), here, own.size());
            if (!here.isEmpty()) {
                certain.add(found);
            } else if (all && !own.isEmpty()) {
                possible.add(found);
            }
        }
        certain.addAll(possible);
        return certain;
    }

    /**
     * Each case in a transaction of its own: one that cannot be reopened keeps no other from it.
     *
     * @throws Refusal NOT_FOUND, FORBIDDEN {@code BLINDED}, {@code ROLE_MISSING}, INVALID {@code REASON_MISSING},
     *     UNPROCESSABLE {@code REREAD_TOO_MANY}, {@code REREAD_NONE}
     */
    public Reread reread(String projectId, List<String> caseIds, String reason, Actor by) {
        requireOverseer(projectId, by, Role.LEAD);
        if (caseIds.isEmpty()) {
            throw Refusal.unprocessable("REREAD_NONE", "Choose the cases that are to be read once more.");
        }
        if (caseIds.size() > MOST) {
            throw Refusal.unprocessable(
                    "REREAD_TOO_MANY",
                    "At most " + MOST + " cases are opened at once; choose fewer, and the others later.");
        }
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why in a few words.");
        }
        Set<String> chosen = new LinkedHashSet<>(caseIds);
        if (!chosen.stream().allMatch(caseId -> cases.get(caseId).projectId().equals(projectId))) {
            throw Refusal.notFound("case");
        }
        int reopened = 0;
        Map<String, String> refused = new LinkedHashMap<>();
        for (String caseId : chosen) {
            try {
                reopening.ofClosed(caseId, true, reason, by);
                reopened++;
            } catch (Refusal no) {
                refused.put(caseId, no.code());
            }
        }
        return new Reread(reopened, refused);
    }

    /** Whether somebody may see what a change touches. */
    public boolean isOpenTo(String projectId, Actor viewer) {
        Set<Role> roles = memberships.rolesOf(projectId, viewer.id());
        return (roles.contains(Role.LEAD) || roles.contains(Role.AUDITOR))
                && roles.stream().noneMatch(Role::judges);
    }

    /** Whoever reads or decides is blinded, whatever else they are. */
    private void requireOverseer(String projectId, Actor viewer, Role... needed) {
        Set<Role> roles = memberships.rolesOf(projectId, viewer.id());
        if (roles.isEmpty()) {
            throw Refusal.notFound("project");
        }
        if (roles.stream().anyMatch(Role::judges)) {
            throw Refusal.forbidden(
                    "BLINDED", "Who reads or decides cases of this project does not see this page; ask another lead.");
        }
        memberships.require(viewer, projectId, needed);
    }
}
