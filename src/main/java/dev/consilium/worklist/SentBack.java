package dev.consilium.worklist;

import dev.consilium.arbitration.ReworkRequest;
import dev.consilium.arbitration.Reworks;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Why the reading of a task is with its reader again, where somebody sent it back. */
@Component
class SentBack {
    private final Reworks reworks;

    SentBack(Reworks reworks) {
        this.reworks = reworks;
    }

    /** Empty for a first reading, and for one whose labels lacked something. */
    Optional<ReworkRequest> find(WorklistItem item) {
        return item.readingId() == null ? Optional.empty() : reworks.picked(item.readingId());
    }
}
