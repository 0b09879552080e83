package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.consilium.annotation.EdgeCategory;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.arbitration.edgecase.BoardOpinion;
import dev.consilium.arbitration.edgecase.BoardOutcome;
import dev.consilium.arbitration.edgecase.EdgeCase;
import dev.consilium.arbitration.edgecase.EdgeCaseQuery;
import dev.consilium.arbitration.edgecase.EdgeCaseRegister;
import dev.consilium.arbitration.edgecase.Seat;
import dev.consilium.common.Page;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import dev.consilium.project.Cases;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The edge-case register as one viewer may see it, with the cases they may open. */
@Component
public class RegisterFile {

    /** @param page from 1 */
    public record Found(List<EdgeCaseView> edgeCases, int page, int pages, int total) {}

    /**
     * An entry with the signed opinions of the board, once it has decided.
     *
     * @param mayTag the viewer sets its tags
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(EdgeCaseView entry, List<Opinion> opinions, boolean mayTag) {}

    /** @param member {@code Member 1}, {@code Member 2} or {@code Chair}; @param signedName only for those who oversee */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Opinion(
            String member,
            BoardOutcome outcome,
            List<Label> labels,
            @Nullable EdgeCategory category,
            List<String> tags,
            String reason,
            @Nullable String guidelineSentence,
            Instant signedAt,
            String contentDigest,
            @Nullable String signedName) {}

    private final EdgeCaseRegister register;
    private final Cases cases;
    private final CaseFile files;
    private final Memberships memberships;

    RegisterFile(EdgeCaseRegister register, Cases cases, CaseFile files, Memberships memberships) {
        this.register = register;
        this.cases = cases;
        this.files = files;
        this.memberships = memberships;
    }

    public boolean isOpenTo(String projectId, Actor viewer) {
        return register.isOpenTo(projectId, viewer);
    }

    /** @throws Refusal as {@link EdgeCaseRegister#search} */
    public Found search(String projectId, EdgeCaseQuery query, int page, Actor viewer) {
        Page<EdgeCase> found = register.search(projectId, query, page, viewer);
        return new Found(
                found.rows().stream().map(entry -> view(entry, viewer)).toList(),
                found.page(),
                found.pages(),
                found.total());
    }

    /** @throws Refusal as {@link EdgeCaseRegister#get} */
    public Entry entry(String projectId, String entryId, Actor viewer) {
        EdgeCase entry = register.get(projectId, entryId, viewer);
        var roles = memberships.rolesOf(projectId, viewer.id());
        boolean oversees =
                CaseSight.of(roles, cases.get(entry.caseId()).state()).seesWho();
        return new Entry(
                view(entry, viewer),
                register.opinions(entry).stream()
                        .sorted(byAlias(entry))
                        .map(opinion -> opinion(entry, opinion, oversees))
                        .toList(),
                roles.contains(Role.LEAD));
    }

    /** The classes its labels may be of. @throws Refusal as {@link EdgeCaseRegister#get} */
    public List<LabelSchema.LabelClass> classes(String projectId, String entryId, Actor viewer) {
        return cases.schemaOf(register.get(projectId, entryId, viewer).caseId()).classes();
    }

    /** @throws Refusal as {@link EdgeCaseRegister#retag} */
    public EdgeCaseView retag(String projectId, String entryId, List<String> tags, Actor lead) {
        return view(register.retag(projectId, entryId, tags, lead), lead);
    }

    EdgeCaseView view(EdgeCase entry, Actor viewer) {
        return EdgeCaseView.of(entry, files.isOpenTo(cases.get(entry.caseId()), viewer) ? entry.caseId() : null);
    }

    /** In the order of their seats it would show who is the specialist. */
    private static Comparator<BoardOpinion> byAlias(EdgeCase entry) {
        return Comparator.comparing((BoardOpinion opinion) -> opinion.seat() == Seat.CHAIR)
                .thenComparing(opinion -> entry.aliasOf(opinion.seat()));
    }

    private static Opinion opinion(EdgeCase entry, BoardOpinion opinion, boolean oversees) {
        return new Opinion(
                entry.aliasOf(opinion.seat()),
                opinion.outcome(),
                opinion.labels(),
                opinion.category(),
                opinion.tags(),
                opinion.reason(),
                opinion.guidelineSentence(),
                opinion.signature().at(),
                opinion.signature().digest(),
                oversees ? opinion.signature().name() : null);
    }
}
