package dev.consilium.audit;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the trail and follows its chain. Who may read is for the caller. */
@Component
public class AuditTrail {

    private static final int PAGE = 1000;

    private final AuditEntries entries;

    AuditTrail(AuditEntries entries) {
        this.entries = entries;
    }

    /** Everything that happened to a case, series, task, person or project, oldest first. */
    @Transactional(readOnly = true)
    public List<AuditEntry> ofSubject(String subjectId) {
        return entries.ofSubject(subjectId);
    }

    /** Oldest first. @param afterSeq 0 for the beginning; @param limit at most 1000 */
    @Transactional(readOnly = true)
    public List<AuditEntry> ofProject(String projectId, long afterSeq, int limit) {
        return entries.ofProject(projectId, afterSeq, Math.min(limit, PAGE));
    }

    /**
     * Recomputes every hash, in constant memory. Finds whatever was changed, removed or put in, unless the whole rest of the chain
     * was written anew with its head: that takes a checkpoint kept elsewhere.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Verification verify() {
        ChainCheck check = new ChainCheck();
        long last = Long.MIN_VALUE;
        for (List<AuditEntry> page = entries.after(last, PAGE); !page.isEmpty(); page = entries.after(last, PAGE)) {
            for (AuditEntry entry : page) {
                if (!check.accepts(entry)) {
                    return bad(check.end(), check.end().seq() + 1);
                }
                last = entry.seq();
            }
        }
        return against(entries.end(), check.end());
    }

    /** The head says where the chain must end: a tail that was cut off is missing from there. */
    private static Verification against(ChainEnd head, ChainEnd end) {
        if (head.equals(end)) {
            return new Verification(end.seq(), end.hash(), null);
        }
        return bad(end, head.seq() == end.seq() ? end.seq() : Math.min(head.seq(), end.seq()) + 1);
    }

    private static Verification bad(ChainEnd end, long seq) {
        return new Verification(end.seq(), end.hash(), seq);
    }
}
