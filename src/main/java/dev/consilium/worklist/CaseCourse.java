package dev.consilium.worklist;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.workflow.CasePaths;
import dev.consilium.workflow.ProcessPath;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Shows the way a case took through its diagrams to those who may know how it stands. */
@Component
public class CaseCourse {

    private final CaseAccess access;
    private final CasePaths paths;

    CaseCourse(CaseAccess access, CasePaths paths) {
        this.access = access;
        this.paths = paths;
    }

    /** @throws Refusal NOT_FOUND as {@link CaseFile#of}, and where this viewer may not know the way */
    public List<PathView> of(String caseId, Actor viewer) {
        return find(caseId, viewer).orElseThrow(() -> Refusal.notFound("path"));
    }

    /** Absent where this viewer may not know the way. @throws Refusal NOT_FOUND as {@link CaseFile#of} */
    public Optional<List<PathView>> find(String caseId, Actor viewer) {
        return visible(caseId, viewer).map(PathView::of);
    }

    /** @param number of the path in the list. @throws Refusal NOT_FOUND as {@link #of}, and for an unknown number */
    public String diagram(String caseId, int number, Actor viewer) {
        List<ProcessPath> visible = visible(caseId, viewer).orElseThrow(() -> Refusal.notFound("path"));
        if (number < 1 || number > visible.size()) {
            throw Refusal.notFound("diagram");
        }
        return paths.diagram(visible.get(number - 1).definitionId());
    }

    private Optional<List<ProcessPath>> visible(String caseId, Actor viewer) {
        CaseAccess.Opened opened = access.open(caseId, viewer);
        return opened.sight().seesCourse(opened.shown().state())
                ? Optional.of(paths.of(caseId, access.since(opened)))
                : Optional.empty();
    }
}
