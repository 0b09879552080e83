package dev.consilium.studio;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Drafts are written by designers of the project, and looked at by those who answer for it; for everybody else they do not exist. */
@Component
public class DraftAccess {

    private static final Set<Role> LOOKING = EnumSet.of(Role.DESIGNER, Role.LEAD, Role.AUDITOR);

    private final DraftRows rows;
    private final Memberships memberships;

    DraftAccess(DraftRows rows, Memberships memberships) {
        this.rows = rows;
        this.memberships = memberships;
    }

    /** The draft, to look at. @throws Refusal NOT_FOUND */
    public Draft require(String draftId, Actor actor) {
        return rows.find(draftId)
                .filter(draft -> mayLook(draft.projectId(), actor))
                .orElseThrow(() -> Refusal.notFound("draft"));
    }

    /** The draft, to be written or submitted. @throws Refusal NOT_FOUND, FORBIDDEN {@code DESIGNER_ONLY} */
    public Draft requireDesigner(String draftId, Actor actor) {
        Draft draft = require(draftId, actor);
        requireDesignerOf(draft.projectId(), actor);
        return draft;
    }

    /** @throws Refusal NOT_FOUND */
    public void requireLooker(String projectId, Actor actor) {
        if (!mayLook(projectId, actor)) {
            throw Refusal.notFound("project");
        }
    }

    /** @throws Refusal NOT_FOUND, FORBIDDEN {@code DESIGNER_ONLY} */
    public void requireDesignerOf(String projectId, Actor actor) {
        requireLooker(projectId, actor);
        if (!isDesigner(projectId, actor)) {
            throw Refusal.forbidden(
                    "DESIGNER_ONLY", "Workflow designers of the project write its protocol; ask its lead for that role.");
        }
    }

    public boolean isDesigner(String projectId, Actor actor) {
        return memberships.rolesOf(projectId, actor.id()).contains(Role.DESIGNER);
    }

    private boolean mayLook(String projectId, Actor actor) {
        return memberships.rolesOf(projectId, actor.id()).stream().anyMatch(LOOKING::contains);
    }
}
