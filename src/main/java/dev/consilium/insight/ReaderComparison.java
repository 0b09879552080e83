package dev.consilium.insight;

import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.LabelSchema.LabelClass;
import dev.consilium.arbitration.FirstPass;
import dev.consilium.arbitration.SettledTruths;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import dev.consilium.project.Cases;
import dev.consilium.project.Project;
import dev.consilium.project.Projects;
import dev.consilium.project.ProtocolVersions;
import dev.consilium.quality.CaseQuality;
import dev.consilium.quality.KnownCase;
import dev.consilium.quality.ReaderOverview;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Readers against what closed cases came to. Who it was is for those who oversee the project and judge no case of it; everybody may
 * look at themselves, and learns nothing of others.
 */
@Component
@Transactional(readOnly = true)
public class ReaderComparison {

    private final Projects projects;
    private final ProtocolVersions versions;
    private final Cases cases;
    private final FirstPass firstPass;
    private final SettledTruths truths;
    private final CaseQuality quality;
    private final Memberships memberships;
    private final People people;
    private final Kept<List<ReaderOverview>> kept = new Kept<>();

    ReaderComparison(
            Projects projects,
            ProtocolVersions versions,
            Cases cases,
            FirstPass firstPass,
            SettledTruths truths,
            CaseQuality quality,
            Memberships memberships,
            People people) {
        this.projects = projects;
        this.versions = versions;
        this.cases = cases;
        this.firstPass = firstPass;
        this.truths = truths;
        this.quality = quality;
        this.memberships = memberships;
        this.people = people;
    }

    /** @throws Refusal NOT_FOUND for strangers, FORBIDDEN {@code ROLE_MISSING}, {@code BLINDED} for whoever judges cases here */
    public ReadersView all(String projectId, SettledBy settledBy, Actor viewer) {
        requireOversight(projectId, viewer);
        Project project = projects.get(projectId);
        LabelSchema schema = schema(project);
        List<ReaderOverview> reports = reports(project, settledBy, schema);
        Map<String, Person> known =
                people.byIds(reports.stream().map(ReaderOverview::readerId).toList());
        return new ReadersView(
                projectId,
                project.name(),
                settledBy,
                reports.stream()
                        .map(report -> view(project, schema, settledBy, report, known.get(report.readerId())))
                        .sorted(Comparator.comparing(ReaderComparison::username))
                        .toList());
    }

    /** As {@link #all}, of one reader. @throws Refusal NOT_FOUND also for one who has read nothing here */
    public ReaderView one(String projectId, String personId, SettledBy settledBy, Actor viewer) {
        requireOversight(projectId, viewer);
        Project project = projects.get(projectId);
        LabelSchema schema = schema(project);
        ReaderOverview report = reports(project, settledBy, schema).stream()
                .filter(known -> known.readerId().equals(personId))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("reader"));
        return view(project, schema, settledBy, report, people.get(personId));
    }

    /** Their own, for every member. @throws Refusal NOT_FOUND for strangers */
    public ReaderView own(String projectId, SettledBy settledBy, Actor viewer) {
        memberships.require(viewer, projectId);
        Project project = projects.get(projectId);
        LabelSchema schema = schema(project);
        return view(
                project,
                schema,
                settledBy,
                reports(project, settledBy, schema).stream()
                        .filter(known -> known.readerId().equals(viewer.id()))
                        .findFirst()
                        .orElseGet(() -> ReaderOverview.nothing(viewer.id())),
                null);
    }

    private List<ReaderOverview> reports(Project project, SettledBy settledBy, LabelSchema schema) {
        String mark = cases.settledMark(project.id()) + " " + project.protocolDigest();
        return kept.of(project.id() + " " + settledBy, mark, () -> compute(project.id(), settledBy, schema));
    }

    private List<ReaderOverview> compute(String projectId, SettledBy settledBy, LabelSchema schema) {
        List<KnownCase> known = truths.ofProject(projectId).stream()
                .filter(settledBy::holds)
                .map(truth -> new KnownCase(truth.caseId(), truth.byReaders(), truth.classes()))
                .toList();
        return quality.readers(
                firstPass.of(known.stream().map(KnownCase::caseId).toList()), known, schema);
    }

    private static ReaderView view(
            Project project, LabelSchema schema, SettledBy settledBy, ReaderOverview report, @Nullable Person person) {
        return new ReaderView(
                project.id(),
                project.name(),
                settledBy,
                person == null ? null : new ReaderView.Reader(person.id(), person.username(), person.displayName()),
                report,
                schema.classes().stream().collect(Collectors.toMap(LabelClass::code, LabelClass::name)));
    }

    private LabelSchema schema(Project project) {
        return LabelSchema.parse(versions.get(project.protocolDigest()).schemaJson());
    }

    private void requireOversight(String projectId, Actor viewer) {
        memberships.require(viewer, projectId, Role.LEAD, Role.AUDITOR);
        if (memberships.rolesOf(projectId, viewer.id()).stream().anyMatch(Role::judges)) {
            throw Refusal.forbidden(
                    "BLINDED", "Who reads or decides cases of this project does not see this page; ask another lead.");
        }
    }

    private static String username(ReaderView view) {
        return view.reader() == null ? "" : view.reader().username();
    }
}
