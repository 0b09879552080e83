package dev.consilium.worklist;

import dev.consilium.annotation.Readings;
import dev.consilium.identity.Actor;
import dev.consilium.project.Case;
import dev.consilium.project.CaseParts;
import dev.consilium.project.Cases;
import dev.consilium.project.Duty;
import org.springframework.stereotype.Component;

/** What goes with holding a task: the part in the case, a reading that begins and ends with it, and whether somebody is left. */
@Component
class Holding {

    private final Readings readings;
    private final Cases cases;
    private final CaseParts parts;
    private final Shortage shortage;

    Holding(Readings readings, Cases cases, CaseParts parts, Shortage shortage) {
        this.readings = readings;
        this.cases = cases;
        this.parts = parts;
        this.shortage = shortage;
    }

    /** Who takes a task of one case waits for whoever is taking another: nobody gets two of them. The task is locked before. */
    void takeTurns(WorklistItem item) {
        if (item.caseId() != null) {
            cases.lock(item.caseId());
        }
    }

    void begin(WorklistItem item, String personId) {
        Duty duty = item.kind().duty();
        if (duty == Duty.READER) {
            Case read = cases.get(item.requireCase());
            readings.begin(read.id(), read.round(), item.role().group(), personId, item.taskId());
        } else if (duty != null) {
            parts.take(item.requireCase(), personId, duty);
        }
    }

    void giveBack(WorklistItem item, String holderId, Actor by) {
        readings.ofTask(item.taskId(), holderId).ifPresent(reading -> readings.release(reading.id(), by));
    }

    /** As {@link #giveBack}, but a reader is not asked for this case again. */
    void lose(WorklistItem item, String holderId) {
        readings.ofTask(item.taskId(), holderId)
                .ifPresent(reading -> readings.lapse(item.requireCase(), reading.id(), holderId));
    }

    /** Whatever changed hands, the case says whether somebody is left for each of its open tasks. */
    void waitVisibly(WorklistItem item) {
        shortage.show(item);
    }
}
