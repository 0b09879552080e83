package dev.consilium.insight;

import dev.consilium.annotation.LabelSchema;
import dev.consilium.arbitration.FirstPass;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import dev.consilium.project.Cases;
import dev.consilium.project.Project;
import dev.consilium.project.Projects;
import dev.consilium.project.ProtocolVersions;
import dev.consilium.quality.CaseQuality;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How far readers agree, over closed cases alone, so that it breaks nobody's blinding. */
@Component
public class ProjectAgreement {

    private final Projects projects;
    private final ProtocolVersions versions;
    private final Cases cases;
    private final FirstPass firstPass;
    private final CaseQuality quality;
    private final Memberships memberships;
    private final Kept<AgreementView> kept = new Kept<>();

    ProjectAgreement(
            Projects projects,
            ProtocolVersions versions,
            Cases cases,
            FirstPass firstPass,
            CaseQuality quality,
            Memberships memberships) {
        this.projects = projects;
        this.versions = versions;
        this.cases = cases;
        this.firstPass = firstPass;
        this.quality = quality;
        this.memberships = memberships;
    }

    /** @throws Refusal NOT_FOUND for strangers, FORBIDDEN {@code ROLE_MISSING} for all but leads and auditors */
    @Transactional(readOnly = true)
    public AgreementView of(String projectId, Actor viewer) {
        memberships.require(viewer, projectId, Role.LEAD, Role.AUDITOR);
        Project project = projects.get(projectId);
        String mark = cases.settledMark(projectId) + " " + project.protocolDigest();
        return kept.of(projectId, mark, () -> compute(project));
    }

    private AgreementView compute(Project project) {
        LabelSchema schema =
                LabelSchema.parse(versions.get(project.protocolDigest()).schemaJson());
        List<String> settled = cases.settledOf(project.id());
        return new AgreementView(
                project.id(), project.name(), settled.size(), quality.agreement(firstPass.of(settled), schema));
    }
}
