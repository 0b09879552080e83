package dev.consilium.arbitration.edgecase;

import dev.consilium.common.Page;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Role;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The edge-case register of a project: finds entries for those who may see them, and lets its lead put tags right. */
@Component
@Transactional
public class EdgeCaseRegister {

    private static final int PAGE = 50;
    private static final int LAST_PAGE = 1_000_000;

    private final RegisterAccess access;
    private final EdgeCaseRows entries;
    private final EdgeCaseTags tags;
    private final BoardOpinions opinions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EdgeCaseRegister(
            RegisterAccess access,
            EdgeCaseRows entries,
            EdgeCaseTags tags,
            BoardOpinions opinions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.entries = entries;
        this.tags = tags;
        this.opinions = opinions;
        this.events = events;
        this.clock = clock;
    }

    /** Whether there is anything for this person in the register of the project. */
    @Transactional(readOnly = true)
    public boolean isOpenTo(String projectId, Actor viewer) {
        return access.of(projectId, viewer) != RegisterAccess.Sight.NOTHING;
    }

    /**
     * @param page from 1
     * @throws Refusal NOT_FOUND for strangers, FORBIDDEN {@code BLINDED}, {@code ROLE_MISSING}, INVALID {@code PAGE_INVALID}
     */
    @Transactional(readOnly = true)
    public Page<EdgeCase> search(String projectId, EdgeCaseQuery query, int page, Actor viewer) {
        RegisterAccess.Sight sight = access.require(projectId, viewer);
        if (page < 1 || page > LAST_PAGE) {
            throw Refusal.invalid("PAGE_INVALID", "Pages are counted from 1.");
        }
        EdgeCaseCondition condition = visible(projectId, sight).matching(query);
        int total = entries.count(condition);
        return new Page<>(entries.matching(condition, (page - 1) * PAGE, PAGE), page, Page.pages(total, PAGE), total);
    }

    /** @throws Refusal as {@link #search}, NOT_FOUND for an absent entry and for one the viewer may not see alike */
    @Transactional(readOnly = true)
    public EdgeCase get(String projectId, String entryId, Actor viewer) {
        return visible(projectId, entryId, access.require(projectId, viewer));
    }

    /** What the board said, once it has decided; the signed opinions of its members. @throws Refusal as {@link #get} */
    @Transactional(readOnly = true)
    public List<BoardOpinion> opinions(EdgeCase entry) {
        return entry.state() == EdgeCase.State.DECIDED ? opinions.of(List.of(entry.id())) : List.of();
    }

    /** Every time the case came before the board, oldest first; for those who may see the case. */
    @Transactional(readOnly = true)
    public List<EdgeCase> ofCase(String caseId) {
        return entries.ofCase(caseId);
    }

    /**
     * Makes these the tags of the entry. Idempotent.
     *
     * @throws Refusal as {@link #get} unless a lead, UNPROCESSABLE {@code TAG_INVALID}, {@code TAGS_TOO_MANY}
     */
    public EdgeCase retag(String projectId, String entryId, List<String> given, Actor lead) {
        EdgeCase entry = visible(projectId, entryId, access.require(projectId, lead, Role.LEAD));
        List<String> normal = Tags.normal(given);
        if (tags.replace(entry.id(), normal, lead.id(), clock.instant())) {
            events.publishEvent(new EdgeCaseRetagged(entry.id(), projectId, lead.id(), normal));
        }
        return entry.withTags(normal);
    }

    private EdgeCase visible(String projectId, String entryId, RegisterAccess.Sight sight) {
        return entries.matching(visible(projectId, sight).entry(entryId), 0, 1).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("edge case"));
    }

    static EdgeCaseCondition visible(String projectId, RegisterAccess.Sight sight) {
        EdgeCaseCondition condition = new EdgeCaseCondition(projectId);
        return sight == RegisterAccess.Sight.ALL ? condition : condition.settled();
    }
}
