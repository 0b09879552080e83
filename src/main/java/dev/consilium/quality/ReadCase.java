package dev.consilium.quality;

import dev.consilium.quality.decision.CaseBelief;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The independent readings of one case as classes, and what an expert found.
 *
 * @param readings without those that could not tell
 * @param truth classes, null where no expert set or passed it
 */
public record ReadCase(
        String id, List<Given> readings, @Nullable Set<String> truth) {

    /** What one reader gave. */
    public record Given(String reader, Set<String> classes) {

        public Given {
            classes = Set.copyOf(classes);
        }
    }

    public ReadCase {
        readings = List.copyOf(readings);
        truth = truth == null ? null : Set.copyOf(truth);
    }

    /** An expert found something, and two readers at least said something that may be held against it. */
    boolean known() {
        return truth != null && readings.size() > 1;
    }

    boolean isTruth(Collection<String> classes) {
        return Set.copyOf(classes).equals(truth);
    }

    CaseBelief believed(CaseBelief before) {
        CaseBelief belief = before;
        for (Given given : readings) {
            belief = belief.after(given.reader(), given.classes());
        }
        return belief;
    }
}
