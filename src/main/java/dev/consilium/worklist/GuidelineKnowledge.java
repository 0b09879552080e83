package dev.consilium.worklist;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.project.Cases;
import dev.consilium.project.GuidelineChanges;
import dev.consilium.project.GuidelineComparison;
import dev.consilium.project.ProtocolVersion;
import dev.consilium.project.ProtocolVersions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Remembers which version of a protocol's guideline each person knows, and tells what another one, of the next project maybe, says otherwise. */
@Component
public class GuidelineKnowledge {

    private final Worklist worklist;
    private final Cases cases;
    private final ProtocolVersions protocols;
    private final GuidelineReads reads;
    private final Clock clock;

    GuidelineKnowledge(Worklist worklist, Cases cases, ProtocolVersions protocols, GuidelineReads reads, Clock clock) {
        this.worklist = worklist;
        this.cases = cases;
        this.protocols = protocols;
        this.reads = reads;
        this.clock = clock;
    }

    /**
     * What the guideline of the task says otherwise than the one its holder knows; empty where it says the same. The first that
     * somebody is shown of a protocol they know from then on.
     *
     * @throws Refusal NOT_FOUND unless the task is theirs or theirs to take
     */
    public Optional<GuidelineChanges> changes(String taskId, Actor reader) {
        WorklistItem item = worklist.visible(taskId, reader);
        if (item.caseId() == null || !item.isHeldBy(reader)) {
            return Optional.empty();
        }
        ProtocolVersion shown = protocol(item);
        Optional<String> last = reads.last(shown.key(), reader.id());
        if (last.isEmpty()) {
            reads.keep(shown.key(), reader.id(), shown.digest(), clock.instant());
        }
        return last.map(protocols::get).flatMap(known -> changes(known, shown));
    }

    /** From now on the holder of the task knows its guideline. @throws Refusal NOT_FOUND as {@link #changes} */
    public void know(String taskId, Actor reader) {
        WorklistItem item = worklist.visible(taskId, reader);
        if (item.caseId() == null || !item.isHeldBy(reader)) {
            throw Refusal.notFound("guideline");
        }
        ProtocolVersion shown = protocol(item);
        reads.keep(shown.key(), reader.id(), shown.digest(), clock.instant());
    }

    private ProtocolVersion protocol(WorklistItem item) {
        return protocols.get(cases.get(item.requireCase()).protocolDigest());
    }

    private static Optional<GuidelineChanges> changes(ProtocolVersion known, ProtocolVersion shown) {
        if (known.guidelineVersion().equals(shown.guidelineVersion())) {
            return Optional.empty();
        }
        List<GuidelineChanges.Section> sections = GuidelineComparison.of(known.guideline(), shown.guideline());
        return sections.isEmpty()
                ? Optional.empty()
                : Optional.of(new GuidelineChanges(known.guidelineVersion(), sections));
    }
}
